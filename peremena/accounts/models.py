"""Accounts: who can sign in. What a person may do is said by appointments (room `schools`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Finds accounts by user name without regard to case."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The account that signs in with this name."""
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """One person's account; one account may have several roles in several schools."""

    username = models.CharField(_("имя для входа"), max_length=150, unique=True)
    name = models.CharField(_("имя"), max_length=200, help_text="as shown: Петрова Анна Павловна")
    email = models.EmailField(_("эл. почта"), blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    sessions_ended = models.PositiveIntegerField(
        default=0,
        help_text="how often all sessions were ended; a session of before is no longer good",
    )

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accounts_user_username_is_lower_case",
                condition=Q(username=Lower("username")),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must carry to be good: ends with the password and with `sessions_ended`."""
        return f"{super().get_session_auth_hash()}.{self.sessions_ended}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same by the former keys of the installation."""
        for old in super().get_session_auth_fallback_hash():
            yield f"{old}.{self.sessions_ended}"


class AccessSlip(models.Model):
    """A printed code that lets a person set the password of an account, once.

    Only a keyed digest of the code is kept, so nobody can print a slip anew: it is issued again.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="slips")
    digest = models.CharField(max_length=64, unique=True, help_text="HMAC-SHA-256 of the code")
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    issued_by_name = models.CharField(max_length=200)
    issued_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at=None, revoked_at=None),
                name="accounts_slip_one_open",
            ),
            models.CheckConstraint(
                name="accounts_slip_ends_once",
                condition=Q(used_at=None) | Q(revoked_at=None),
            ),
            models.CheckConstraint(
                name="accounts_slip_in_order", condition=Q(issued_at__lt=F("valid_until"))
            ),
        ]

    @staticmethod
    def open_at(at: datetime) -> Q:
        """The slips that can be used at a moment."""
        return Q(used_at=None, revoked_at=None, valid_until__gt=at, user__is_active=True)
