"""Signing in and changing the role."""


def test_a_person_signs_in_and_a_wrong_password_is_answered_in_words(journey, page):
    page.goto(f"{journey.url}/")
    page.get_by_label("Имя для входа").fill("petrova")
    page.get_by_label("Пароль").fill("не тот")
    page.get_by_role("button", name="Войти").click()
    assert page.get_by_role("alert").inner_text().startswith("Имя для входа или пароль не подошли")
    journey.sign_in(page, "Petrova")
    assert page.get_by_role("button", name="Петрова Анна Павловна").is_visible()


def test_a_teacher_who_is_a_mother_changes_her_role_without_signing_out(journey, page):
    journey.sign_in(page, "petrova")
    me = page.get_by_role("button", name="Петрова Анна Павловна")
    me.click()
    page.get_by_role("button", name="родитель Школа №1").click()
    page.wait_for_url("**/diary/**")
    me.click()
    chosen = page.get_by_role("button", name="родитель Школа №1")
    assert chosen.get_attribute("aria-current") == "true"
