"""The demo timetable is one that a school could really work by."""

from collections import Counter, defaultdict

from demo.curriculum import TALKS
from demo.people import grade_of
from demo.timetable import SPORT, clashes, timetable


def days_of(school):
    """The lesson numbers and subjects of each class on each day."""
    days = defaultdict(lambda: defaultdict(set))
    for slot in school.slots:
        days[slot.load.class_name, slot.weekday][slot.number].add(slot.load.subject)
    return days


def limit(grade):
    """Lessons a day."""
    return 4 if grade == 1 else 5 if grade <= 4 else 6 if grade <= 6 else 7


def test_nobody_has_to_be_in_two_places_at_once(school):
    assert clashes(school.slots) == []


def test_a_clash_is_found_when_there_is_one(school):
    assert clashes([*school.slots, school.slots[0]])


def test_subgroups_and_their_whole_class_never_meet_at_one_time(school):
    for day in days_of(school).values():
        assert all(len(subjects) == 1 for subjects in day.values())


def test_every_load_gets_its_hours(school):
    placed = Counter(slot.load for slot in school.slots)
    assert placed == {load: load.hours for load in school.plan.loads}


def test_a_class_has_no_gap_in_its_five_days(school):
    days = days_of(school)
    assert len(days) == 5 * len(school.profile.classes)
    for day in days.values():
        assert sorted(day) == list(range(1, len(day) + 1))


def test_a_day_is_not_too_long(school):
    for (class_name, _), day in days_of(school).items():
        grade = grade_of(class_name)
        longer = grade == 1 and {SPORT} in day.values()
        assert len(day) <= limit(grade) + longer


def test_monday_opens_with_the_talks(school):
    for (_, weekday), day in days_of(school).items():
        assert ({TALKS} == day[1]) == (weekday == 0)


def test_a_subject_comes_twice_a_day_only_as_a_pair(school):
    for day in days_of(school).values():
        places = defaultdict(list)
        for number, (subject,) in sorted((n, tuple(s)) for n, s in day.items()):
            places[subject].append(number)
        for numbers in places.values():
            assert len(numbers) == 1 or numbers == [numbers[0], numbers[0] + 1]


def test_the_search_finds_the_same_timetable_again(village):
    assert timetable(village.profile, village.plan) == village.slots
