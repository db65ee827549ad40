"""A deputy head plans a new class by keyboard, opens its pages, names teachers, moves a pupil."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.req("R4", part="curriculum, load and subgroups")
def test_a_class_is_planned_taught_and_divided(journey, page):
    journey.sign_in(page, "zavuch")
    page.get_by_role("link", name="Учебный план").click()
    page.get_by_role("button", name="Взять примерный план").click()
    expect(page.get_by_text("часы взяты из примерного плана")).to_be_visible()

    # chemistry is not in the plan of grade 7: the sum follows the typing, the keys lead on
    sums = page.locator("[data-sum]")
    before = int(sums.locator("b").inner_text())
    english = page.get_by_label("Английский язык, 7Б")
    english.click()
    page.keyboard.type("4")
    expect(sums.locator("b")).to_have_text(str(before + 1))
    page.keyboard.press("ArrowDown")
    expect(english).not_to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.type("9")
    expect(sums).to_have_class(re.compile("over"))
    page.keyboard.type("3")
    english.fill("3")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Учебный план сохранён")).to_be_visible()

    # English is learnt in two subgroups that exist already
    page.get_by_role("link", name="7Б", exact=True).first.click()
    page.get_by_role("link", name="Разделить: Английский язык").click()
    page.get_by_label("англ. 1").check()
    page.get_by_label("англ. 2").check()
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("англ. 1, англ. 2")).to_be_visible()

    # the pages follow, after they were shown
    page.get_by_role("link", name="вся параллель").click()
    page.get_by_role("link", name="Журналы по плану").click()
    expect(page.get_by_text("7Б · Геометрия, 2 ч")).to_be_visible()
    page.get_by_role("button", name="Привести в соответствие").click()

    # a teacher is named, another one takes mathematics over
    expect(page.get_by_text("Есть предметы без учителя")).to_be_visible()
    page.get_by_label("Геометрия, 7Б").fill("Петрова Анна Павловна")
    page.get_by_label("Английский язык, 7Б, англ. 1").fill("Белова Ирина Львовна")
    page.get_by_label("Изменения действуют с").fill("2026-10-19")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Нагрузка сохранена")).to_be_visible()
    expect(page.get_by_label("Геометрия, 7Б")).to_have_value("Петрова Анна Павловна")
    expect(page.get_by_text("Белова с 19")).to_be_visible()

    # a pupil is dragged to the other subgroup and comes back
    page.goto(f"{journey.url}/classes/{journey.world.school_class.pk}/")
    page.get_by_role("link", name="Подгруппы").click()
    second = page.locator("[data-group]").filter(has=page.get_by_role("link", name="англ. 2"))
    page.get_by_text("Иванова Мария Сергеевна").drag_to(second)
    expect(second.get_by_text("Иванова Мария Сергеевна")).to_be_visible()
    page.get_by_role("button", name="Вернуть").click()
    expect(page.get_by_text("Ученики там, где были")).to_be_visible()
    expect(second.get_by_text("Иванова Мария Сергеевна")).to_have_count(0)
