"""Saving from the pages' scripts."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.journal.actions.terms import close_term
from peremena.journal.models import Absence, Column, LessonEntry, Mark
from peremena.studies.models import WorkType
from peremena.trail.models import Event
from tests.world.school import NOW, SYSTEM, TODAY

JSON = "application/json"


@pytest.fixture
def lesson(world):
    return world.lesson_on(world.maths, TODAY)


@pytest.fixture
def post(sign_in):
    def post(name, *arguments, username="petrova", operation=None, **body):
        body["operation"] = str(operation or uuid4())
        address = reverse(f"journal:{name}", args=arguments)
        return sign_in(username).post(address, body, content_type=JSON)

    return post


@pytest.fixture
def save(post, world, lesson):
    """Write texts by pupil into today's lesson."""

    def save(replaces=None, username="petrova", operation=None, **texts):
        cells = [
            {
                "lesson": lesson.pk,
                "pupil": world.pupils[pupil].pk,
                "text": text,
                "replaces": replaces,
            }
            for pupil, text in texts.items()
        ]
        arguments = {"username": username, "operation": operation, "cells": cells}
        return post("save_cells", world.maths.pk, **arguments)

    return save


def test_a_mark_comes_back_with_the_average(save, world, lesson):
    masha = world.pupils["masha"].pk
    answer = save(masha="5/4").json()
    assert answer == {"cells": [[lesson.pk, masha, "5/4"]], "averages": {str(masha): "4,50"}}


def test_a_mark_costs_at_most_six_statements(save, statements):
    save(masha="5")
    assert statements(lambda: save(masha="4")) <= 6


def test_a_column_costs_as_much_as_a_cell(save, statements):
    save(masha="5")
    one = statements(lambda: save(masha="4"))
    assert statements(lambda: save(masha="3", petya="3", kolya="4", alyona="5")) == one


def test_a_wrong_mark_is_refused_in_words(save, world):
    answer = save(masha="5", petya="7")
    assert answer.status_code == 422
    (problem,) = answer.json()["cells"]
    assert problem["pupil"] == world.pupils["petya"].pk
    assert problem["reason"].startswith("Отметки «7» нет")
    assert not Mark.objects.filter(course=world.maths).exists()


def test_a_colleagues_mark_is_a_conflict_with_both_values(save):
    save(masha="4", username="zavuch")
    answer = save(masha="5", replaces="")
    assert answer.status_code == 409
    assert answer.json()["cells"][0]["theirs"] == "4"
    assert save(masha="5", replaces="4").status_code == 200


def test_a_repeated_operation_changes_nothing_and_answers_the_same(save, world):
    operation = uuid4()
    first = save(masha="5", operation=operation)
    save(masha="4")
    again = save(masha="5", operation=operation)
    assert again.content == first.content
    assert [m.value for m in Mark.objects.filter(course=world.maths)] == [4]
    assert Event.objects.filter(name="journal.cell.written", school_id=world.school.pk).count() == 2


def test_a_closed_term_refuses_with_its_reason(save, world):
    close_term(term=world.term, reason="", by=SYSTEM, at=NOW)
    answer = save(masha="5")
    assert answer.status_code == 422
    assert "период закрыт 14\u00a0октября" in answer.json()["reason"]


@pytest.mark.req("P15")
def test_every_code_of_attendance_is_kept(save, world):
    save(masha="н", petya="п", kolya="о15")
    kept = {(a.kind, a.minutes) for a in Absence.objects.filter(course=world.maths)}
    assert kept == {("н", None), ("п", None), ("о", 15)}
    refused = save(alyona="б").json()["reason"]
    assert refused.startswith("Код «б» в этой школе не включён")


@pytest.mark.parametrize("username", ["smirnov", "direktor", "mama", "canary_teacher"])
def test_who_may_not_write_here_gets_404(post, world, canary, lesson, username, sign_in):
    world.users.update(canary.users)
    cells = [{"lesson": lesson.pk, "pupil": world.pupils["masha"].pk, "text": "5"}]
    assert post("save_cells", world.maths.pk, username=username, cells=cells).status_code == 404
    text = {"topic": "Чужая", "lesson_type": "", "homework": ""}
    assert post("save_text", lesson.pk, username=username, **text).status_code == 404
    work = {"work_type": None, "weight": 1}
    assert post("save_work", lesson.pk, username=username, **work).status_code == 404
    assert post("save_comment", lesson.pk, 1, username=username, comment="").status_code == 404


def test_a_lesson_of_another_course_is_not_found(post, world):
    other = world.courses["english 1"].lessons.first()
    cells = [{"lesson": other.pk, "pupil": world.pupils["masha"].pk, "text": "5"}]
    assert post("save_cells", world.maths.pk, cells=cells).status_code == 404


def test_a_pupil_of_another_school_is_refused(post, world, canary, lesson):
    stranger = canary.pupils["canary_pupil"].pk
    cells = [{"lesson": lesson.pk, "pupil": stranger, "text": "5"}]
    answer = post("save_cells", world.maths.pk, cells=cells)
    assert answer.status_code == 422
    assert "КАНАРЕЙКА" not in answer.content.decode()


def test_signed_out_answers_401(world):
    address = reverse("journal:save_cells", args=[world.maths.pk])
    assert Client().post(address, {}, content_type=JSON).status_code == 401


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", '{"operation": "5", "cells": []}', '{"cells": [{"lesson": -1}]}', b"\xff"],
)
def test_malformed_json_answers_400(sign_in, world, body):
    address = reverse("journal:save_cells", args=[world.maths.pk])
    assert sign_in("petrova").post(address, body, content_type=JSON).status_code == 400


def test_an_endless_body_is_not_read(sign_in, world):
    address = reverse("journal:save_cells", args=[world.maths.pk])
    body = b" " * (2 * 1024 * 1024 + 1)
    assert sign_in("petrova").post(address, body, content_type=JSON).status_code == 400


def test_a_request_without_the_token_is_refused(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["petrova"], "django.contrib.auth.backends.ModelBackend")
    address = reverse("journal:save_cells", args=[world.maths.pk])
    assert client.post(address, {}, content_type=JSON).status_code == 403


@pytest.mark.req("P16", part="entry")
def test_topic_and_homework_are_kept(post, lesson):
    text = {"topic": " Дроби ", "lesson_type": "new", "homework": "№ 5\r\n№ 6"}
    kept = {"topic": "Дроби", "lesson_type": "new", "homework": "№ 5\n№ 6"}
    assert post("save_text", lesson.pk, **text).json() == kept
    assert LessonEntry.objects.get(lesson=lesson).topic == "Дроби"


def test_a_colleagues_topic_is_a_conflict_with_both(post, lesson):
    post("save_text", lesson.pk, username="zavuch", topic="Проценты", lesson_type="", homework="")
    empty = {"topic": "", "lesson_type": "", "homework": ""}
    answer = post("save_text", lesson.pk, **(empty | {"topic": "Дроби"}), replaces=empty)
    assert answer.status_code == 409
    assert answer.json()["theirs"]["topic"] == "Проценты"


@pytest.mark.parametrize(
    "text", [{"topic": "я" * 501}, {"lesson_type": "праздник"}, {"homework": "я" * 2001}]
)
def test_a_text_that_does_not_fit_is_refused_in_words(post, lesson, text):
    empty = {"topic": "", "lesson_type": "", "homework": ""}
    answer = post("save_text", lesson.pk, **(empty | text))
    assert answer.status_code == 422
    assert answer.json()["reason"]


def test_the_weight_of_the_work_changes_the_averages(post, save, world, lesson):
    save(masha="5")
    other = world.maths.lessons.filter(day__lt=TODAY).last()
    masha = world.pupils["masha"].pk
    write_cells(
        course=world.maths,
        entries=[CellEntry(other.pk, masha, "3")],
        by=SYSTEM,
        at=NOW,
        today=TODAY,
    )
    control = WorkType.objects.filter(school=world.school, is_control=True).first()
    answer = post("save_work", lesson.pk, work_type=control.pk, weight=5)
    assert answer.json() == {"averages": {str(masha): "4,67"}}
    assert Column.objects.get(lesson=lesson).work_type == control


def test_a_weight_of_eleven_is_refused(post, lesson):
    assert post("save_work", lesson.pk, work_type=None, weight=11).status_code == 422


def test_a_work_type_of_another_school_is_not_found(post, lesson, canary):
    foreign = WorkType.objects.filter(school=canary.school).first()
    assert post("save_work", lesson.pk, work_type=foreign.pk, weight=1).status_code == 404


def test_a_comment_needs_a_mark(post, save, world, lesson):
    masha = world.pupils["masha"].pk
    refused = post("save_comment", lesson.pk, masha, comment="Умница")
    assert refused.json()["reason"].startswith("Сначала поставьте отметку")
    save(masha="5")
    assert post("save_comment", lesson.pk, masha, comment="Умница").json() == {"comment": "Умница"}
    assert Mark.objects.get(pupil=masha).comment == "Умница"
