"""The two demo schools, computed once for all tests."""

import pytest

from demo.school import DemoSchool, demo_school
from demo.schools import TOWN, VILLAGE

AUTUMN = 2026


@pytest.fixture(scope="session")
def town() -> DemoSchool:
    return demo_school(TOWN, AUTUMN)


@pytest.fixture(scope="session")
def village() -> DemoSchool:
    return demo_school(VILLAGE, AUTUMN)


@pytest.fixture(params=["town", "village"])
def school(request: pytest.FixtureRequest) -> DemoSchool:
    found: DemoSchool = request.getfixturevalue(request.param)
    return found
