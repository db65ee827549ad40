"""Start-up of the house."""

from django.apps import AppConfig
from django.utils.translation import gettext

from peremena.kit.words import translate_with


class KitConfig(AppConfig):
    """The ground floor."""

    name = "peremena.kit"

    def ready(self) -> None:
        """Let the rules speak the reader's language."""
        translate_with(gettext)
