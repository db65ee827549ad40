"""The curriculum by its pages."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from peremena.classes.models import Enrolment
from peremena.schools.actions import close_year
from peremena.schools.models import Year
from peremena.studies import actions as studies
from peremena.studies.models import Course, CurriculumLine
from peremena.studies.queries.curriculum import lines_of
from peremena.trail.models import Event
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def zavuch(sign_in):
    return sign_in("zavuch")


@pytest.fixture
def write(zavuch, world):
    """Types hours into cells of 7Б by subject."""

    def write(hours, school_class=None):
        owner = school_class or world.school_class
        typed = {f"h-{owner.pk}-{subject.pk}": text for subject, text in hours.items()}
        return zavuch.post(reverse("studies:curriculum") + "?grade=7", typed, follow=True)

    return write


def hours_of(school_class):
    return {s: x.hours for (_c, s), x in lines_of([school_class.pk]).items()}


def undo(client, page):
    """Press «Вернуть» on the message of a page."""
    address = page.content.decode().split('class="toast good"')[1].split('action="')[1]
    return client.post(address.split('"')[0], follow=True).content.decode()


@pytest.mark.req("R4", part="curriculum and load")
def test_hours_are_typed_saved_and_taken_back(zavuch, write, world, subjects):
    page = write({subjects["Математика"]: "5", subjects["Химия"]: "1,5"})
    assert hours_of(world.school_class) == {
        subjects["Математика"].pk: 5,
        subjects["Химия"].pk: Decimal("1.5"),
    }
    assert Event.objects.filter(name="studies.curriculum.written").count() == 2
    assert "Учебный план такой, как был" in undo(zavuch, page)
    assert hours_of(world.school_class) == {}


def test_a_change_since_then_is_not_undone(zavuch, write, world, subjects):
    page = write({subjects["Химия"]: "1"})
    write({subjects["Химия"]: "2"})
    assert "изменили ещё раз" in undo(zavuch, page)
    assert hours_of(world.school_class) == {subjects["Химия"].pk: 2}


def test_a_forged_undo_is_nobody(zavuch):
    assert zavuch.post(reverse("studies:undo_curriculum", args=["eyJ9:nobody"])).status_code == 404


def test_what_is_no_hour_is_said_at_the_cell_and_nothing_is_saved(write, world, subjects):
    page = write({subjects["Химия"]: "0,3", subjects["Математика"]: "5"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "по четверти часа" in text
    assert 'value="0,3"' in text
    assert 'value="5"' in text
    assert hours_of(world.school_class) == {}


def test_a_week_fuller_than_the_limit_is_refused(write, world, subjects):
    full = dict.fromkeys(subjects.values(), "11")
    assert write({**full, subjects["Химия"]: "10"}).status_code == 200  # the talks do not count
    page = write(full)
    assert page.status_code == 422
    assert "7Б: 33\u00a0ч" in page.content.decode().replace("33 ч", "33\u00a0ч")
    assert sum(hours_of(world.school_class).values()) == 43


def test_a_six_day_week_has_room_for_more_until_it_is_full(zavuch, write, world, subjects):
    week = lambda days: zavuch.post(  # noqa: E731
        reverse("studies:set_class_week", args=[world.school_class.pk, days]), follow=True
    ).content.decode()
    assert "учится 6 дней" in week(6)
    assert write(dict.fromkeys(subjects.values(), "11")).status_code == 200
    assert "предел пятидневной недели" in week(5)


def test_the_proposal_fills_what_is_empty(zavuch, write, world, subjects):
    write({subjects["Английский язык"]: "2"})
    url = reverse("studies:propose_curriculum", args=[world.school_class.pk])
    page = zavuch.post(url, follow=True)
    assert "примерного плана" in page.content.decode()
    hours = hours_of(world.school_class)
    assert hours[subjects["Английский язык"].pk] == 2
    assert len(hours) == 17
    undo(zavuch, page)
    assert hours_of(world.school_class) == {subjects["Английский язык"].pk: 2}


def test_a_parallel_class_gets_the_same_hours(zavuch, write, world, class_7a, subjects):
    write({subjects["Математика"]: "5", subjects["Химия"]: "2"})
    write({subjects["Разговоры о важном"]: "1"}, class_7a)
    address = [class_7a.pk, world.school_class.pk]
    page = zavuch.post(reverse("studies:copy_curriculum", args=address), follow=True)
    assert "часы взяты из плана класса 7Б" in page.content.decode()
    assert hours_of(class_7a) == hours_of(world.school_class)


def test_hours_of_a_term_differ(zavuch, write, world, subjects):
    chemistry = subjects["Химия"]
    write({chemistry: "1"})
    url = reverse("studies:class_curriculum", args=[world.school_class.pk])
    keys = [f"t-{chemistry.pk}-{n}" for n in (1, 2, 3, 4)]
    page = zavuch.post(url, dict(zip(keys, ("0", "2", "", "1"), strict=True)), follow=True)
    assert "часы по периодам сохранены" in page.content.decode()
    line = lines_of([world.school_class.pk])[world.school_class.pk, chemistry.pk]
    assert line.terms == ((1, 0), (2, 2))
    assert zavuch.post(url, {keys[0]: "1,1"}).status_code == 422


def test_a_subject_is_divided_among_new_subgroups(zavuch, write, world, subjects):
    chemistry = subjects["Химия"]
    write({chemistry: "2"})
    url = reverse("studies:divide", args=[world.school_class.pk, chemistry.pk])
    form = {"names": "хим. 1; хим. 2", "how": "sex", "since": TODAY}
    assert "хим. 1, хим. 2" in zavuch.post(url, form, follow=True).content.decode()
    girls = Enrolment.objects.filter(group__name="хим. 1").values_list("pupil__given_name")
    assert {name for (name,) in girls} == {"Мария", "Алёна"}
    assert "уже есть" in zavuch.post(url, form).content.decode()
    assert "две подгруппы" in zavuch.post(url, form | {"names": "а; б; в"}).content.decode()
    late = form | {"names": "а; б", "since": world.year.until + timedelta(days=1)}
    assert "Укажите день учебного года" in zavuch.post(url, late).content.decode()


def test_a_subject_without_hours_cannot_be_divided(zavuch, world, subjects):
    url = reverse("studies:divide", args=[world.school_class.pk, subjects["Химия"].pk])
    assert "Сначала впишите часы" in zavuch.post(url, {"group": []}).content.decode()


def test_one_subgroup_alone_cannot_learn_apart(zavuch, write, world, subjects):
    english = subjects["Английский язык"]
    write({english: "3"})
    url = reverse("studies:divide", args=[world.school_class.pk, english.pk])
    one = world.courses["english 1"].group_id
    assert "две подгруппы" in zavuch.post(url, {"group": [one]}).content.decode()


class TestPages:
    """The register pages that follow from the curriculum."""

    url = "/curriculum/pages/"

    def follow(self, client, close=(), **typed):
        page = client.get(self.url).content.decode()
        mark = page.split('name="mark" value="')[1].split('"')[0]
        data = {"mark": mark, "since": TODAY, "close": list(close)} | typed
        return client.post(self.url, data, follow=True)

    def test_pages_are_opened_once_for_each_who_learns_apart(self, zavuch, write, world, subjects):
        studies.adopt_courses(year=world.year, by=SYSTEM, at=NOW)
        english = subjects["Английский язык"]
        write({subjects["Математика"]: "5", subjects["Химия"]: "2", english: "3"})
        url = reverse("studies:divide", args=[world.school_class.pk, english.pk])
        halves = [world.courses[k].group_id for k in ("english 1", "english 2")]
        zavuch.post(url, {"group": halves})
        shown = zavuch.get(self.url).content.decode()
        assert "7Б · Химия, 2 ч" in shown
        assert "7Б, англ. 1 · Английский язык, 0 → 3 ч" in shown
        assert "соответствуют" in self.follow(zavuch).content.decode()
        courses = Course.objects.filter(group__school_class=world.school_class)
        assert sorted(courses.values_list("hours_per_week", flat=True)) == [2, 3, 3, 5]

    def test_a_page_with_lessons_is_kept_and_an_empty_one_goes(
        self, zavuch, write, world, subjects
    ):
        write({subjects["Английский язык"]: "3"})
        bare = studies.open_courses(
            year=world.year,
            courses=[studies.NewCourse(world.whole, subjects["Химия"])],
            by=SYSTEM,
            at=NOW,
        )[0]
        everything = [bare.pk, world.maths.pk]
        self.follow(zavuch, close=everything)
        assert not Course.objects.filter(pk=bare.pk).exists()
        assert Course.objects.get(pk=world.maths.pk).closed_on == TODAY
        assert world.maths.loads.get().until == TODAY - timedelta(days=1)
        write({subjects["Математика"]: "5"})
        assert "снова, с прежними записями" in zavuch.get(self.url).content.decode()
        self.follow(zavuch)
        assert Course.objects.get(pk=world.maths.pk).closed_on is None

    def test_a_list_that_is_no_longer_true_is_not_carried_out(self, zavuch, write, world, subjects):
        write({subjects["Химия"]: "3"})
        page = self.follow(zavuch, mark="old")
        assert page.status_code == 422
        assert "учебный план изменился" in page.content.decode()
        assert not Course.objects.filter(subject=subjects["Химия"]).exists()

    def test_a_class_without_a_curriculum_is_left_alone(self, zavuch):
        assert "Журналы соответствуют плану" in zavuch.get(self.url).content.decode()


def test_the_curriculum_of_a_loaded_school_is_taken_from_its_pages(zavuch, world):
    hours = [(course, Decimal(3)) for course in world.courses.values()]
    studies.set_hours(hours, by=SYSTEM, at=NOW)
    zavuch.post(reverse("studies:adopt_curriculum"))
    lines = lines_of([world.school_class.pk]).values()
    assert sorted((x.hours, len(x.groups)) for x in lines) == [(3, 0), (3, 2)]
    zavuch.post(reverse("studies:adopt_curriculum"))
    assert CurriculumLine.objects.count() == 2


def test_the_head_only_reads(sign_in, write, world, subjects):
    write({subjects["Химия"]: "1"})
    text = sign_in("direktor").get(reverse("studies:curriculum") + "?grade=7").content.decode()
    assert 'class="input"' not in text
    assert "Химия" in text


def test_a_full_grid_costs_as_many_statements_as_an_empty_one(
    sign_in, statements, zavuch, world, class_7a, subjects
):
    url = reverse("studies:curriculum") + "?grade=7"
    few = statements(lambda: zavuch.get(url))
    for each in (class_7a, world.school_class):
        zavuch.post(reverse("studies:propose_curriculum", args=[each.pk]))
    assert statements(lambda: zavuch.get(url)) == few == 6


def test_the_page_of_a_class_and_the_pages_to_open_cost_the_same(
    statements, zavuch, world, subjects, write
):
    own, pages = reverse("studies:class_curriculum", args=[world.school_class.pk]), TestPages.url
    write({subjects["Химия"]: "1"})
    few = statements(lambda: zavuch.get(own)), statements(lambda: zavuch.get(pages))
    zavuch.post(reverse("studies:propose_curriculum", args=[world.school_class.pk]))
    assert (statements(lambda: zavuch.get(own)), statements(lambda: zavuch.get(pages))) == few


def test_the_curriculum_of_a_closed_year_is_only_read(zavuch, write, world, subjects):
    close_year(Year.objects.get(pk=world.year.pk), by=SYSTEM, at=NOW)
    assert "Учебный год 2026/27 закрыт" in write({subjects["Химия"]: "2"}).text
    proposed = reverse("studies:propose_curriculum", args=[world.school_class.pk])
    assert "Учебный год 2026/27 закрыт" in zavuch.post(proposed, follow=True).text
    assert not CurriculumLine.objects.filter(school_class=world.school_class).exists()
