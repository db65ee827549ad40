"""Thematic plans on their pages."""

from datetime import date

import pytest
from django.urls import reverse

from peremena.classes.models import GroupKind
from peremena.kit.papers.download import XLSX
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.studies.actions.plans import Papers, approve_plan, begin_plan, send_plan, write_themes
from peremena.studies.models import Plan, PlanState
from peremena.studies.rules.themes import ThemeText
from peremena.timetable import actions as timetable
from peremena.timetable.models import LessonState
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START


def page(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def draft(world):
    return world.maths.plans.get(version=2)


def form(*rows, **more):
    """What the editor sends: rows of kind, topic, hours, type, work, homework, links."""
    names = ("kind", "topic", "hours", "lesson_type", "work_type", "homework", "links")
    return {name: [row[n] for row in rows] for n, name in enumerate(names)} | more


def save(client, plan, *rows, **more):
    return client.post(reverse("journal:edit_plan", args=[plan.pk]), form(*rows, **more))


def test_the_list_says_what_each_register_has(sign_in):
    text = page(sign_in("zavuch").get(reverse("journal:plans")))
    assert "утверждён, новая версия: черновик" in text
    assert text.count("нет плана") >= 2
    mine = page(sign_in("petrova").get(reverse("journal:plans")))
    assert "Математика" in mine
    assert "Английский" not in mine
    found = page(sign_in("zavuch").get(reverse("journal:plans"), {"state": "none"}))
    assert "Математика</a>" not in found


def test_the_rows_of_the_editor_become_themes(sign_in, draft):
    answer = save(
        sign_in("petrova"),
        draft,
        ("section", "Дроби", "", "", "", "", ""),
        ("theme", "Сложение дробей", "2 ч.", "изучение нового", "", "§ 1", "https://school.ru/1"),
        ("theme", " Контрольная  работа ", "", "к/р", "Контрольная работа", "", ""),
        ("theme", "", "", "", "", "", ""),
        revision=draft.revision,
    )
    assert answer.status_code == 302
    first, second = draft.themes.all()
    assert (first.section, first.topic, first.hours) == ("Дроби", "Сложение дробей", 2)
    assert (second.topic, second.lesson_type) == ("Контрольная работа", "control")
    assert second.work_type.is_control
    text = page(sign_in("petrova").get(reverse("journal:edit_plan", args=[draft.pk])))
    assert 'value="изучение нового"' in text
    assert "<b data-sum>3</b>" in text


def test_what_is_wrong_stands_at_its_field_and_nothing_is_saved(sign_in, draft):
    before = list(draft.themes.values_list("topic", flat=True))
    answer = save(
        sign_in("petrova"),
        draft,
        ("theme", "", "2", "", "", "§ 1", ""),
        ("theme", "Дроби", "много", "семинар", "пляска", "", "javascript:alert(1)"),
        ("section", "р" * 301, "", "", "", "", ""),
    )
    assert answer.status_code == 422
    text = page(answer)
    for words in (
        "Напишите тему",
        "от 1 до 99",
        "типа урока нет",
        "вида работы",
        "https://",
        "300",
    ):
        assert words in text
    assert 'value="пляска"' in text
    assert list(draft.themes.values_list("topic", flat=True)) == before


def test_an_older_page_does_not_overwrite_a_newer_one(sign_in, draft):
    write_themes(plan=draft, themes=[ThemeText("Моё")], by=SYSTEM, at=NOW)
    answer = save(sign_in("petrova"), draft, ("theme", "Чужое", "", "", "", "", ""), revision=0)
    assert answer.status_code == 422
    assert "сохранили ещё раз" in page(answer)


def test_columns_of_different_length_are_a_bad_request(sign_in, draft):
    data = form(("theme", "а", "", "", "", "", "")) | {"topic": ["а", "б"]}
    answer = sign_in("petrova").post(reverse("journal:edit_plan", args=[draft.pk]), data)
    assert answer.status_code == 400


@pytest.mark.req("R18", part="protocol and order of thematic plans")
def test_a_plan_goes_to_the_deputy_head_and_is_approved_by_an_order(world, sign_in, draft):
    teacher, head = sign_in("petrova"), sign_in("zavuch")
    teacher.post(reverse("journal:send_plan", args=[draft.pk]))
    assert "Ждут утверждения: 1" in page(head.get(reverse("journal:plans")))
    refused = head.post(reverse("journal:approve_plan", args=[draft.pk]), {})
    assert refused.status_code == 422
    assert "номер протокола или приказа" in page(refused)
    papers = {"order_number": "88-о", "order_day": "2026-10-14"}
    head.post(reverse("journal:approve_plan", args=[draft.pk]), papers)
    text = page(teacher.get(reverse("journal:plan", args=[world.maths.pk])))
    assert "Утверждён: приказ № 88-о от 14.10.2026" in text


def test_a_plan_comes_back_with_a_remark(world, sign_in, draft):
    sign_in("petrova").post(reverse("journal:send_plan", args=[draft.pk]))
    back = reverse("journal:return_plan", args=[draft.pk])
    assert sign_in("zavuch").post(back, {}).status_code == 422
    sign_in("zavuch").post(back, {"remark": "Нет контрольных"})
    text = page(sign_in("petrova").get(reverse("journal:plan", args=[world.maths.pk])))
    assert "Возвращён на доработку: Нет контрольных" in text


def test_sending_can_be_taken_back(world, sign_in, draft):
    client = sign_in("petrova")
    answer = client.post(reverse("journal:send_plan", args=[draft.pk]), follow=True)
    undo = reverse("journal:withdraw_plan", args=[draft.pk])
    assert f'action="{undo}"' in page(answer)
    client.post(undo)
    draft.refresh_from_db()
    assert draft.state == PlanState.DRAFT


def test_a_plan_is_copied_to_a_parallel_class(world, sign_in):
    source = world.maths.plans.get(version=1)
    parallel = studies_course(world, "А", "Математика")
    client = sign_in("zavuch")
    text = page(client.get(reverse("journal:plan", args=[parallel.pk])))
    assert "7Б, 2026/27" in text
    client.post(reverse("journal:begin_plan", args=[parallel.pk]), {"source": source.pk})
    assert Plan.objects.get(course=parallel).themes.count() == 3


def studies_course(world, letter, subject):
    from peremena.classes import actions as classes

    made = classes.open_classes(
        year=world.year, classes=[classes.NewClass(7, letter)], by=SYSTEM, at=NOW
    )[0]
    subjects = studies.add_subjects(school=world.school, names=[subject], by=SYSTEM, at=NOW)
    new = NewCourse(made.groups.get(kind=GroupKind.WHOLE), subjects[subject])
    return studies.open_courses(year=world.year, courses=[new], by=SYSTEM, at=NOW)[0]


@pytest.fixture
def whole_year(world):
    """Lessons until the end of May, and an approved plan of exactly as many hours."""
    timetable.publish_lessons(
        year=world.year, since=YEAR_START, until=date(2027, 5, 26), by=SYSTEM, at=NOW
    )
    plan = world.maths.plans.get(version=2)
    themes = [
        ThemeText(f"Тема {n}", 1, f"Раздел {n // 10}") for n in range(world.maths.lessons.count())
    ]
    themes[-1] = ThemeText("Резерв", 1, themes[-1].section)
    write_themes(plan=plan, themes=themes, by=SYSTEM, at=NOW)
    send_plan(plan=plan, by=SYSTEM, at=NOW)
    papers = Papers(order_number="9", order_day=TODAY)
    approve_plan(plan=plan, papers=papers, by=SYSTEM, at=NOW)
    return plan


def test_when_lessons_fall_away_the_plan_is_fitted_by_one_click(world, sign_in, whole_year):
    client, address = sign_in("petrova"), reverse("journal:plan", args=[world.maths.pk])
    assert "не хватает уроков" not in page(client.get(address))
    for lesson in world.maths.lessons.filter(day__gt=TODAY)[:2]:
        lesson.state = "cancelled"
        lesson.save()
    text = page(client.get(address))
    assert "не хватает уроков: 2" in text
    assert "резерв и повторение: убрать" in text
    assert "вместе с темой" in text
    client.post(reverse("journal:correct_plan", args=[whole_year.pk]))
    text = page(client.get(address))
    assert "не хватает уроков" not in text
    assert "вместе с предыдущей темой" in text
    client.post(reverse("journal:take_back_correction", args=[whole_year.pk]))
    assert "не хватает уроков: 2" in page(client.get(address))


@pytest.mark.parametrize(("kind", "content_type"), [("xlsx", XLSX), ("pdf", "application/pdf")])
def test_a_plan_is_saved_as_a_paper(world, sign_in, kind, content_type):
    plan = world.maths.plans.get(version=1)
    answer = sign_in("petrova").get(reverse("journal:plan_paper", args=[plan.pk, kind]))
    assert answer.headers["Content-Type"] == content_type
    assert len(answer.content) > 2000


def test_another_kind_of_paper_is_no_page(world, sign_in):
    plan = world.maths.plans.get(version=1)
    answer = sign_in("petrova").get(reverse("journal:plan_paper", args=[plan.pk, "exe"]))
    assert answer.status_code == 404


def test_the_list_costs_as_much_with_many_registers(world, sign_in, statements):
    client, address = sign_in("zavuch"), reverse("journal:plans")
    few = statements(lambda: client.get(address))
    for n in range(60):
        course = studies_course(world, f"Я{n}", f"Предмет {n}")
        begin_plan(course=course, by=SYSTEM, at=NOW)
    assert statements(lambda: client.get(address)) == few == 3


def test_the_plan_costs_as_much_with_many_themes(world, sign_in, statements, draft):
    client, address = sign_in("petrova"), reverse("journal:plan", args=[world.maths.pk])
    few = statements(lambda: client.get(address))
    themes = [ThemeText(f"Тема {n}") for n in range(170)]
    write_themes(plan=draft, themes=themes, by=SYSTEM, at=NOW)
    assert statements(lambda: client.get(address)) == few == 7


def planned(client, lesson):
    return client.get(reverse("journal:planned_lesson", args=[lesson.pk]))


@pytest.mark.req("P22", part="plans")
def test_a_lesson_takes_its_theme_from_the_approved_plan(world, sign_in, statements):
    lessons = list(world.maths.lessons.order_by("day", "number"))
    petrova = sign_in("petrova")
    assert planned(petrova, lessons[0]).json() == {
        "topic": "Повторение курса 6 класса",
        "lesson_type": "review",
        "homework": "",
        "reason": "",
    }
    assert planned(petrova, lessons[2]).json()["topic"] == "Рациональные числа"
    assert statements(lambda: planned(petrova, lessons[-1])) == 5


def test_without_a_plan_or_a_theme_the_answer_says_so(world, sign_in):
    english = world.lesson_on(world.courses["english 1"], date(2026, 10, 13))
    assert "Утверждённого плана пока нет" in planned(sign_in("smirnov"), english).json()["reason"]
    lesson = world.lesson_on(world.maths, TODAY)
    lesson.state = LessonState.CANCELLED
    lesson.save(update_fields=["state"])
    assert "не осталось тем" in planned(sign_in("petrova"), lesson).json()["reason"]
