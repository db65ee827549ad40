"""Accounts: who can sign in. What a person may do is said by appointments (room `schools`)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
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

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accounts_user_username_is_lower_case",
                condition=models.Q(username=Lower("username")),
            )
        ]

    def __str__(self) -> str:
        return self.name
