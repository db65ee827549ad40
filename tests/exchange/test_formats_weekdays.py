from peremena.exchange.formats.weekdays import days_of_cycle


def places(names):
    return [(day.week, day.weekday) for day in days_of_cycle(names)]


def test_a_usual_week_is_known_by_its_names_whatever_day_it_begins_with():
    assert places(["Понедельник", "Вторник", "Среда"]) == [(1, 1), (1, 2), (1, 3)]
    assert places(["Sunday", "Monday", "Tuesday"]) == [(1, 7), (1, 1), (1, 2)]
    assert places(["Пн", "Ср", "Сб"]) == [(1, 1), (1, 3), (1, 6)]


def test_the_second_monday_opens_the_second_week():
    assert places(["А-Понедельник", "А-Вторник", "В-Понедельник", "В-Вторник"]) == [
        (1, 1), (1, 2), (2, 1), (2, 2),
    ]  # fmt: skip
    assert places(["Mon A", "Mon B", "Tue A", "Tue B"]) == [(1, 1), (2, 1), (1, 2), (2, 2)]


def test_days_without_weekdays_are_counted():
    assert places(["Lunes", "Martes", "Miércoles"]) == [(1, 1), (1, 2), (1, 3)]
    assert places([f"Day {n}" for n in range(1, 8)])[-1] == (1, 7)


def test_more_than_seven_days_are_cut_into_equal_weeks():
    assert places([f"Day {n}" for n in range(1, 11)])[4:6] == [(1, 5), (2, 1)]
    assert places([f"Day {n}" for n in range(1, 13)])[5:7] == [(1, 6), (2, 1)]
    assert places([f"Day {n}" for n in range(1, 12)])[6:8] == [(1, 7), (2, 1)]


def test_no_days_are_no_days():
    assert places([]) == []
