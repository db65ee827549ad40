"""The time zones of Russia (Federal law 107-FZ on the reckoning of time)."""

from __future__ import annotations

# Name in the time zone database, the best known places, hours to Moscow time.
ZONES = (
    ("Europe/Kaliningrad", "Калининград", -1),
    ("Europe/Moscow", "Москва", 0),
    ("Europe/Samara", "Самара, Ижевск", 1),
    ("Asia/Yekaterinburg", "Екатеринбург, Уфа, Тюмень", 2),
    ("Asia/Omsk", "Омск", 3),
    ("Asia/Krasnoyarsk", "Красноярск, Новосибирск, Томск", 4),
    ("Asia/Irkutsk", "Иркутск, Улан-Удэ", 5),
    ("Asia/Yakutsk", "Якутск, Чита", 6),
    ("Asia/Vladivostok", "Владивосток, Хабаровск", 7),
    ("Asia/Magadan", "Магадан, Южно-Сахалинск", 8),
    ("Asia/Kamchatka", "Петропавловск-Камчатский, Анадырь", 9),
)


def zone_choices() -> list[tuple[str, str]]:
    """For a list to choose from: «МСК+2 · Екатеринбург, Уфа, Тюмень»."""
    return [
        (key, f"МСК{f'{hours:+d}' if hours else ''} · {places}") for key, places, hours in ZONES
    ]
