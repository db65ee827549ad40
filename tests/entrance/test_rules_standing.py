"""How far somebody has come on the way in."""

from datetime import date

import pytest

from peremena.entrance.rules.standing import standing

TODAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("has_password", "last_in", "slip_until", "words", "look"),
    [
        (False, None, None, "доступа нет", "attention"),
        (False, None, date(2026, 11, 13), "листок до 13 ноября", "information"),
        (False, None, TODAY, "листок до 14 октября", "information"),
        (False, None, date(2026, 10, 13), "листок просрочен с 13 октября 2026 г.", "attention"),
        (False, date(2026, 9, 1), None, "доступа нет", "attention"),
        (True, None, None, "входа ещё не было", "good"),
        (True, date(2026, 10, 12), None, "вход 12 октября", "good"),
        (True, date(2025, 10, 12), None, "вход 12 октября 2025", "good"),
    ],
)
def test_each_stage_has_its_words(has_password, last_in, slip_until, words, look):
    found = standing(has_password=has_password, last_in=last_in, slip_until=slip_until, today=TODAY)
    assert found.text.replace("\u00a0", " ") == words
    assert found.look == look
    assert found.can_sign_in == has_password
