"""A family reads on its phone what the teacher has just saved."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.world.school import TODAY

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js").read_text()


def faults(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found] + [wide] * (wide > 0)


def swipe(page, *, by):
    """A finger moves sideways over the spread."""
    page.locator(".spread").evaluate(
        """(spread, by) => {
            const touch = (x) => new Touch({identifier: 1, target: spread, clientX: x, clientY: 400});
            const send = (type, list, x) => spread.dispatchEvent(new TouchEvent(type, {
                bubbles: true, [list]: [touch(x)], changedTouches: [touch(x)]}));
            send("touchstart", "touches", 200);
            send("touchend", "targetTouches", 200 + by);
        }""",
        by,
    )


@pytest.fixture
def plain_page(browser):
    """A browser that runs no scripts."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, locale="ru-RU"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def saved(journey, plain_page, django_db_blocker):
    """Anna Petrova has written down today's mathematics of 7Б on the page of the lesson."""
    with django_db_blocker.unblock():
        lesson = journey.world.lesson_on(journey.world.maths, TODAY)
    page = plain_page
    journey.sign_in(page, "petrova")
    page.goto(f"{journey.url}/journal/lessons/{lesson.pk}/")
    page.get_by_label("Тема урока").fill("Степень с натуральным показателем")
    page.get_by_label("Домашнее задание").fill("§ 12, № 318")
    page.get_by_role("textbox", name="Иванова Мария").fill("5")
    page.get_by_role("textbox", name="Сидоров Пётр").fill("н")
    page.get_by_role("button", name="Сохранить").click()
    page.wait_for_load_state()


@pytest.mark.req("K8")
@pytest.mark.req("A3")
@pytest.mark.req("P2")
@pytest.mark.req("P11")
@pytest.mark.req("P12")
def test_the_mother_sees_at_once_what_the_teacher_saved(journey, saved, phone):
    journey.sign_in(phone, "mama")
    expect(phone.get_by_text("Сегодня без пропусков")).to_be_visible()
    expect(phone.get_by_text("Сегодня 1 отметка.")).to_be_visible()
    expect(phone.get_by_text("§ 12, № 318")).to_be_visible()
    assert faults(phone) == []
    phone.get_by_role("link", name="Дневник", exact=True).click()
    today = phone.locator(".spread-day.today")
    expect(today.locator(".mark")).to_have_text("5")
    expect(today.get_by_text("Степень с натуральным показателем")).to_be_visible()
    phone.get_by_role("link", name="Пт 16").click()
    expect(phone.get_by_role("heading", name="Пятница 16 октября")).to_be_visible()
    expect(phone.get_by_text("§ 12, № 318", exact=True)).to_be_visible()
    expect(today).to_be_hidden()
    assert faults(phone) == []


@pytest.mark.req("A7")
def test_a_swipe_turns_the_days_and_the_weeks(journey, phone):
    journey.sign_in(phone, "mama")
    phone.get_by_role("link", name="Дневник", exact=True).click()
    expect(phone.get_by_role("heading", name="Среда 14 октября, сегодня")).to_be_visible()
    swipe(phone, by=-100)
    expect(phone.get_by_role("heading", name="Четверг 15 октября")).to_be_visible()
    swipe(phone, by=20)
    expect(phone.get_by_role("heading", name="Четверг 15 октября")).to_be_visible()
    for _day in ("Пт", "Сб", "следующая неделя"):
        swipe(phone, by=-100)
    phone.wait_for_url("**/week/2026-10-19/")
    swipe(phone, by=100)
    phone.wait_for_url("**/week/2026-10-12/*")
    expect(phone.get_by_role("heading", name="Пятница 16 октября")).to_be_visible()


@pytest.mark.req("A7")
def test_without_a_script_all_days_stand_one_below_another(journey, plain_page):
    journey.sign_in(plain_page, "mama")
    plain_page.get_by_role("link", name="Дневник", exact=True).click()
    for day in ("Понедельник 12", "Среда 14", "Суббота 17"):
        expect(plain_page.get_by_role("heading", name=day)).to_be_visible()


@pytest.mark.req("A6")
def test_the_father_of_two_changes_the_child_on_every_page(journey, saved, phone):
    journey.sign_in(phone, "papa")
    children = phone.get_by_role("navigation", name="Дети")
    expect(children.get_by_role("link")).to_have_count(2)
    children.get_by_role("link", name="Пётр, 7Б").click()
    expect(phone.get_by_text("Сегодня отмечен пропуск всех уроков")).to_be_visible()
    phone.get_by_role("link", name="Оценки", exact=True).click()
    expect(phone.get_by_text("Пропущено 1 из 19 уроков").first).to_be_visible()
    children.get_by_role("link", name="Алёна, 7Б").click()
    expect(phone.get_by_text("Без пропусков")).to_be_visible()
    phone.get_by_role("link", name="Дневник", exact=True).click()
    expect(phone.get_by_text("Ёлкина Алёна, 7Б")).to_be_visible()


@pytest.mark.req("A8")
@pytest.mark.req("P13")
def test_the_pupil_reads_the_marks_both_ways(journey, saved, phone):
    journey.sign_in(phone, "masha")
    phone.get_by_role("link", name="Оценки", exact=True).click()
    expect(phone.locator(".subject .mark")).to_have_text("5")
    assert faults(phone) == []
    phone.get_by_role("link", name="По датам").click()
    expect(phone.get_by_text("Степень с натуральным показателем")).to_be_visible()
    expect(phone.get_by_text("ср, 14\u00a0октября")).to_be_visible()
    assert faults(phone) == []
    phone.get_by_role("link", name="2 четверть").click()
    expect(phone.locator(".subject .mark")).to_have_count(0)


@pytest.mark.req("P19")
def test_the_teacher_and_the_office_open_the_timetable(journey, page, phone):
    journey.sign_in(page, "petrova")
    page.get_by_role("link", name="Расписание", exact=True).click()
    expect(page.get_by_text("Математика")).to_have_count(3)
    page.get_by_role("link", name="День", exact=True).click()
    expect(page.get_by_text("Математика")).to_have_count(1)
    assert faults(page) == []
    journey.sign_in(phone, "sekretar")
    phone.goto(f"{journey.url}/timetable/")
    phone.get_by_label("Чьё расписание").select_option("Смирнов\u00a0О.\u00a0И.")
    expect(phone.get_by_text("Английский язык")).to_be_visible()
    assert faults(phone) == []
