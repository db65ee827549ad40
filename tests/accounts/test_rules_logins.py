"""Proposed user names and the words for devices."""

import pytest

from peremena.accounts.rules.devices import device
from peremena.accounts.rules.logins import free, stem


@pytest.mark.parametrize(
    ("given", "family", "wanted"),
    [
        ("Ольга", "Иванова", "olga.ivanova"),
        ("Щука", "Жуль-Верн", "shchuka.zhul-vern"),
        ("Эльвира", "Оглы Кызы", "elvira.oglykyzy"),
        ("Anna", "", "anna"),
        ("李", "", "user"),
    ],
)
def test_a_user_name_is_proposed_from_the_name(given, family, wanted):
    assert stem(given, family) == wanted


def test_a_taken_user_name_gets_the_first_free_number():
    assert free("anna", set()) == "anna"
    assert free("anna", {"anna", "anna2"}) == "anna3"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit Chrome/120 Mobile Safari/537",
            "Chrome, Android",
        ),
        ("Mozilla/5.0 (iPhone; like Mac OS X) Version/17 Safari/604", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 YaBrowser/24", "Яндекс Браузер, Windows"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_in_words(user_agent, words):
    assert device(user_agent) == words
