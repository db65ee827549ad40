"""The code by which the first operator shows that he governs the server."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from peremena.accounts.rules.codes import grouped
from peremena.entrance.queries.start import is_started, start_code


class Command(BaseCommand):
    """Print the code that the page /start/ asks for."""

    help = "Print the code of the first start; it is good until there is an operator."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print the code, or say that it is no longer needed."""
        if is_started():
            self.stdout.write("Оператор уже есть: код первого запуска больше не нужен.")
        else:
            self.stdout.write(f"Откройте страницу /start/ и введите код: {grouped(start_code())}")
