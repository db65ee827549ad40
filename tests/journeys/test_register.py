"""A teacher fills the register in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.world.school import PASSWORD

RUSSIAN = {"н": "KeyY", "п": "KeyG", "о": "KeyJ", "с": "KeyC", ".": "Slash"}


class Desk:
    """The register page of mathematics in 7Б, opened by somebody."""

    def __init__(self, journey, page, username="petrova"):
        journey.sign_in(page, username)
        self.journey, self.page = journey, page
        page.goto(f"{journey.url}/journal/courses/{journey.world.maths.pk}/")

    def cell(self, name, day="14"):
        """The cell of a pupil on a day of the running month."""
        heads = self.page.locator(".days th").all_inner_texts()
        column = [h.split()[0] for h in heads].index(day) if day != "14" else _today(heads)
        return self.rows.filter(has_text=name).locator("td").nth(column)

    @property
    def rows(self):
        return self.page.locator(".register-table tbody tr")

    def press(self, *keys):
        """Keys by their name; Russian letters as a Russian layout sends them."""
        for key in keys:
            if key in RUSSIAN:
                self._russian(key)
            else:
                self.page.keyboard.press(key)

    def _russian(self, letter):
        keyboard = self.page.context.new_cdp_session(self.page)
        event = {"key": letter, "code": RUSSIAN[letter]}
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, **event})
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", **event})

    def saved(self):
        """Everything typed has been confirmed."""
        expect(self.page.locator("save-state")).to_have_attribute("data-waiting", "0")
        expect(self.page.get_by_text("Сохранено", exact=True)).to_be_visible()


def _today(heads):
    return max(n for n, h in enumerate(heads) if h.split()[0] == "14")


@pytest.fixture
def desk(journey, page):
    return Desk(journey, page)


def texts(desk):
    return [desk.cell(n).inner_text() for n in ("Ёлкина", "Иванова", "Петров", "Сидоров")]


@pytest.mark.req("P14")
@pytest.mark.req("P15")
def test_a_lesson_is_filled_by_keyboard_alone(desk):
    expect(desk.cell("Ёлкина")).to_be_focused()
    desk.press("5", "Enter", "н", "Enter", "о", "Enter", "4", "/", "5")
    assert texts(desk) == ["5", "н", "о", "4/5"]
    desk.press("ArrowUp", "3")
    desk.saved()
    desk.page.reload()
    assert texts(desk) == ["5", "н", "о 3", "4/5"]
    expect(desk.rows.filter(has_text="Сидоров").locator(".mean")).to_have_text("4,50")


def test_one_key_leads_to_the_topic_of_the_lesson_and_one_back(desk):
    desk.cell("Иванова").click()
    desk.page.keyboard.press("F4")
    assert desk.page.evaluate("document.activeElement.name") == "topic"
    desk.page.keyboard.press("Escape")
    assert desk.page.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"


def test_the_same_keys_work_on_the_latin_layout(desk):
    desk.press("y", "ArrowDown", "g", "ArrowDown", "j", "ArrowDown", "5")
    assert texts(desk) == ["н", "п", "о", "5"]
    desk.saved()


def test_keys_walk_clear_and_take_back(desk):
    desk.press("5", "ArrowDown", "4", "Delete")
    assert texts(desk)[:2] == ["5", ""]
    desk.press("Control+z")
    assert texts(desk)[:2] == ["5", "4"]
    desk.press("Control+z", "Control+z")
    assert texts(desk)[:2] == ["", ""]
    expect(desk.cell("Ёлкина")).to_be_focused()
    desk.press("End", "Home", "Control+End")
    expect(desk.rows.last.locator("td[aria-selected]")).to_be_focused()
    desk.press("PageUp", "Tab")
    expect(desk.rows.first.locator("td[aria-selected]")).to_have_count(1)
    desk.saved()


def test_a_mark_after_a_slash_that_never_comes_leaves_the_first(desk):
    desk.press("5", ".", "ArrowDown")
    desk.press("4", "ArrowUp")
    assert texts(desk)[:2] == ["5", "4"]
    desk.saved()


def test_longer_words_are_typed_after_a_space_and_end_with_enter(desk):
    desk.press(" ")
    desk.page.keyboard.insert_text("о15 4")
    desk.press("Enter")
    expect(desk.cell("Ёлкина")).to_have_text("о15 4")
    desk.press(" ")
    desk.page.keyboard.insert_text("осв")
    desk.press("Escape")
    expect(desk.cell("Иванова")).to_have_text("")
    expect(desk.cell("Иванова")).to_be_focused()
    desk.saved()


def test_a_wrong_mark_says_why_beside_its_cell(desk):
    desk.press("7")
    reason = desk.page.locator("#cell-reason")
    expect(reason).to_contain_text("Отметки «7» нет")
    expect(desk.page.get_by_text("Нужно решить: 1")).to_be_visible()
    expect(desk.cell("Ёлкина")).to_have_attribute("aria-invalid", "true")
    desk.press("5")
    expect(reason).not_to_be_visible()
    desk.saved()
    expect(desk.cell("Ёлкина")).to_have_text("5")


def test_marks_are_set_by_the_mouse(desk):
    desk.cell("Петров").click()
    desk.page.get_by_role("group", name="Отметки").get_by_role("button", name="4").click()
    expect(desk.cell("Петров")).to_have_text("4")
    expect(desk.cell("Петров")).to_be_focused()
    desk.page.get_by_role("button", name="Стереть").click()
    expect(desk.cell("Петров")).to_have_text("")
    desk.saved()


def test_two_teachers_in_one_cell_see_both_values_and_choose(journey, page, other_page):
    mine = Desk(journey, page)
    theirs = Desk(journey, other_page, "zavuch")
    theirs.press("3", "ArrowDown", "3")
    theirs.saved()
    mine.press("5")
    reason = page.locator("#cell-reason")
    expect(reason).to_contain_text("здесь появилось «3»")
    mine.press("Enter")
    expect(reason.get_by_role("button", name="Оставить моё: 5")).to_be_focused()
    mine.press("Enter")
    mine.saved()
    mine.press("ArrowDown", "4")
    reason.get_by_role("button", name="Оставить: 3").click()
    mine.saved()
    page.reload()
    assert texts(mine)[:2] == ["5", "3"]


def test_a_lost_session_keeps_what_was_typed_until_the_same_person_is_back(journey, page):
    desk = Desk(journey, page)
    page.context.clear_cookies()
    desk.press("5", "Enter", "4")
    expect(page.get_by_text("Вы вышли из системы")).to_be_visible()
    assert texts(desk)[:2] == ["5", "4"]
    page.get_by_role("link", name="Войти").click()
    page.get_by_label("Имя для входа").fill("petrova")
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Войти").click()
    desk.saved()
    page.reload()
    assert texts(desk)[:2] == ["5", "4"]


def test_another_person_neither_sees_nor_sends_what_was_typed(journey, page):
    desk = Desk(journey, page)
    page.context.clear_cookies()
    desk.press("5")
    expect(page.get_by_text("Вы вышли из системы")).to_be_visible()
    other = Desk(journey, page, "zavuch")
    other.saved()
    expect(other.cell("Ёлкина")).to_have_text("")
    page.context.clear_cookies()
    desk = Desk(journey, page)
    expect(desk.cell("Ёлкина")).to_have_text("5")
    desk.saved()


def test_a_server_that_is_away_is_waited_for(journey, page):
    desk = Desk(journey, page)
    journey.kill()
    desk.press("5", "Enter", "н")
    expect(page.get_by_text("Ждёт отправки: 2")).to_be_visible()
    journey.start()
    desk.saved()
    page.reload()
    assert texts(desk)[:2] == ["5", "н"]


def test_a_pasted_column_is_written_whole(desk):
    paste(desk, "5\n\nн\n4\n")
    assert texts(desk) == ["5", "", "н", "4"]
    desk.saved()
    desk.press("Control+z")
    assert texts(desk) == ["", "", "", ""]
    desk.saved()


def test_a_pasted_column_with_one_wrong_mark_is_refused_whole(desk):
    paste(desk, "5\n9\n3")
    expect(desk.page.get_by_text("Нужно решить: 1")).to_be_visible()
    assert texts(desk) == ["", "9", "", ""]
    desk.press("ArrowDown")
    expect(desk.page.locator("#cell-reason")).to_contain_text("Отметки «9» нет")
    paste(desk, "1\n2\n3\n4\n5")
    expect(desk.page.get_by_text("здесь не помещается")).to_be_visible()


def paste(desk, text):
    desk.page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def test_a_whole_column_is_filled_at_once(desk):
    desk.press("н")
    desk.page.get_by_role("button", name="Весь столбец").click()
    desk.page.locator("#whole-column").get_by_role("button", name="5").click()
    assert texts(desk) == ["н", "5", "5", "5"]
    desk.saved()


def test_a_closed_term_refuses_with_its_reason(journey, page, other_page):
    desk = Desk(journey, page)
    journey.sign_in(other_page, "zavuch")
    other_page.goto(f"{journey.url}/journal/terms/")
    first = other_page.get_by_role("listitem").filter(has_text="1 четверть")
    first.get_by_placeholder("Основание").fill("Приказ № 12")
    first.get_by_role("button", name="Закрыть").click()
    other_page.get_by_role("dialog").get_by_role("button", name="Закрыть").click()
    expect(first.get_by_text("закрыт 14")).to_be_visible()
    desk.press("5")
    expect(page.locator("#cell-reason")).to_contain_text("1 четверть: период закрыт")
    desk.page.locator("#cell-reason").get_by_role("button").last.click()
    expect(desk.cell("Ёлкина")).to_have_text("")
    page.reload()
    expect(page.locator(".notice").get_by_text("период закрыт")).to_be_visible()


@pytest.mark.req("P12")
@pytest.mark.req("P16", part="entry")
def test_topic_homework_and_work_are_saved_beside_the_grid(desk):
    page = desk.page
    desk.press("5")
    page.get_by_label("Тема", exact=True).fill("Дроби")
    page.get_by_label("Домашнее задание", exact=True).fill("№ 5")
    page.get_by_label("За что отметки").select_option(label="Контрольная работа")
    expect(page.get_by_label("Вес")).to_have_value("5")
    desk.saved()
    page.reload()
    expect(page.get_by_label("Тема", exact=True)).to_have_value("Дроби")
    expect(page.get_by_label("Домашнее задание", exact=True)).to_have_value("№ 5")
    expect(page.get_by_label("Вес")).to_have_value("5")
    expect(desk.cell("Ёлкина")).to_have_class(re.compile("work"))


def test_a_topic_that_a_colleague_changed_is_decided_by_hand(journey, page, other_page):
    mine, theirs = Desk(journey, page), Desk(journey, other_page, "zavuch")
    other_page.get_by_label("Тема", exact=True).fill("Проценты")
    other_page.get_by_label("Домашнее задание", exact=True).focus()
    theirs.saved()
    page.get_by_label("Тема", exact=True).fill("Дроби")
    page.get_by_label("Домашнее задание", exact=True).focus()
    expect(page.locator(".lesson-now .notice")).to_contain_text("Проценты")
    page.get_by_role("button", name="Оставить моё", exact=True).click()
    mine.saved()
    other_page.reload()
    expect(other_page.get_by_label("Тема", exact=True)).to_have_value("Дроби")


@pytest.mark.req("A2")
def test_the_history_of_a_mark_is_one_click_away(desk):
    desk.press("4", "5")
    desk.saved()
    desk.press("F2")
    card = desk.page.locator("cell-card")
    expect(card).to_contain_text("«4» исправлено на «5»")
    expect(card).to_contain_text("Петрова Анна Павловна")
    desk.page.keyboard.type("Умница")
    desk.press("Enter")
    expect(card).not_to_be_visible()
    expect(desk.cell("Ёлкина")).to_be_focused()
    desk.saved()
    desk.page.get_by_role("button", name="История").click()
    expect(card).to_contain_text("комментарий: «Умница»")


def test_a_class_teacher_reads_and_cannot_type(journey, page):
    desk = Desk(journey, page, "smirnov")
    desk.press("5")
    expect(desk.cell("Ёлкина")).to_have_text("")
    expect(page.get_by_role("group", name="Отметки")).to_have_count(0)
    page.get_by_role("button", name="История").click()
    expect(page.locator("cell-card")).to_contain_text("ещё ничего не записывали")


def test_the_cursor_walks_down_by_itself_where_the_teacher_wants_it(desk):
    desk.page.get_by_role("button", name="Спускаться после каждой отметки").click()
    desk.press("5", "н", "4", "/", "5")
    assert texts(desk) == ["5", "н", "4/5", ""]
    desk.saved()
    desk.page.reload()
    desk.press("3", "3")
    assert texts(desk)[:2] == ["3", "3"]
    desk.saved()


def test_what_is_to_be_decided_follows_the_teacher_and_leads_back(desk):
    desk.press("7")
    expect(desk.page.get_by_text("Нужно решить: 1")).to_be_visible()
    desk.page.get_by_role("link", name="3 четверть").click()
    desk.page.get_by_text("Нужно решить: 1").click()
    expect(desk.cell("Ёлкина")).to_have_text("7")
    expect(desk.page.locator("#cell-reason")).to_contain_text("Отметки «7» нет")
    desk.page.get_by_role("button", name="Вернуть как было").click()
    desk.saved()
    desk.page.reload()
    desk.saved()


def test_a_conflict_is_kept_over_a_reload_with_the_newest_value(journey, page, other_page):
    mine, theirs = Desk(journey, page), Desk(journey, other_page, "zavuch")
    theirs.press("3")
    theirs.saved()
    mine.press("5")
    expect(page.locator("#cell-reason")).to_contain_text("здесь появилось «3»")
    theirs.press("4")
    theirs.saved()
    page.reload()
    mine.press("Enter", "Enter")
    mine.saved()
    other_page.reload()
    expect(theirs.cell("Ёлкина")).to_have_text("5")


def test_typing_on_after_a_refusal_loses_nothing(desk):
    desk.page.route("**/cells/", lambda route: (desk.page.wait_for_timeout(300), route.continue_()))
    desk.press("5", "7", "4")
    expect(desk.cell("Ёлкина")).to_have_text("4")
    desk.saved()
    desk.page.unroute("**/cells/")
    desk.page.reload()
    expect(desk.cell("Ёлкина")).to_have_text("4")


def test_an_answer_does_not_disturb_the_typing_in_its_cell(desk):
    desk.page.route("**/cells/", lambda route: (desk.page.wait_for_timeout(500), route.continue_()))
    desk.press("5", " ")
    desk.page.wait_for_timeout(800)
    desk.page.keyboard.insert_text("/4")
    desk.press("Enter")
    expect(desk.cell("Ёлкина")).to_have_text("5/4")
    desk.saved()
