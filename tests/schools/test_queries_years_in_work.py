"""Which year a school works on."""

from __future__ import annotations

from datetime import date

import pytest

from peremena.schools.models import Year
from peremena.schools.queries.years import years_in_work


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (date(2026, 8, 20), 2026),
        (date(2026, 10, 14), 2026),
        (date(2027, 5, 26), 2026),
        (date(2027, 6, 1), 2027),
        (date(2028, 7, 1), 2027),
    ],
)
def test_between_two_years_the_coming_one_is_in_work(world, today, begins):
    Year.objects.bulk_create(
        [Year(school=world.school, since=date(2027, 9, 1), until=date(2028, 5, 26))]
    )
    assert [y.since.year for y in years_in_work(world.school.pk, today=today)] == [begins]
