"""What an installation does every night."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from peremena.exchange.actions.imports import cancel_forgotten
from peremena.exchange.actions.plan_files import forget_plan_files
from peremena.journal.actions.operations import forget_operations
from peremena.kit import clock
from peremena.kit.partitions import ensure_partitions
from peremena.trail.actions import System


class Command(BaseCommand):
    """Make the partitions to come; forget answered operations, undecided imports, ended sessions."""

    help = "Nightly upkeep; run it once a day by cron or a systemd timer."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run the upkeep; running it twice is harmless."""
        now = clock.now()
        ensure_partitions(since=now.date(), until=now.date() + timedelta(days=730))
        month_ago = now - timedelta(days=30)
        forget_operations(before=month_ago)
        cancel_forgotten(before=month_ago, by=System(), at=now)
        forget_plan_files(before=month_ago)
        call_command("clearsessions")
