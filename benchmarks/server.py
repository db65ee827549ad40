"""The addresses of the house, and beside them the floors: the least that could answer the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from peremena.kit.ids import new_id

BOOKKEEPING = {"django_session", "accounts_user", "schools_appointment", "trail_visit"}
UNCOUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def count_statements(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer `X-Count` with the number of the page's own statements and of the bookkeeping."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "X-Count" not in request.headers:
            return get_response(request)
        own, house = [], []

        def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
            words = sql.replace('"', "").split()
            if words[0] not in UNCOUNTED:
                (house if BOOKKEEPING & set(words) else own).append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            response = get_response(request)
        response["X-Statements"] = f"{len(own)}+{len(house)}"
        return response

    return middleware


def bookkeeping(request: HttpRequest) -> None:
    """What every page must ask and note: session, account, offices, and the visit."""
    key = request.COOKIES["sessionid"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session WHERE session_key = %s", [key])
        cursor.fetchone()
        cursor.execute("SELECT * FROM accounts_user WHERE id = 1")
        cursor.fetchone()
        cursor.execute(
            "SELECT a.*, s.* FROM schools_appointment a JOIN schools_school s ON s.id = a.school_id "
            "WHERE a.user_id = 1"
        )
        cursor.fetchall()
        cursor.execute(
            "INSERT INTO trail_visit (id, day, at, actor_name, subject, subject_id, page, role) "
            "VALUES (%s, '2026-10-23', '2026-10-23 09:00:00', 'floor', 'course', 1, 'floor', '')",
            [new_id()],
        )


def register_floor(request: HttpRequest, course_id: int) -> HttpResponse:
    """The rows of the page by bare SQL, hand-joined into the same two tables."""
    bookkeeping(request)
    scope = [course_id, "2026-09-01", "2026-10-25"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.family_name, p.given_name FROM classes_enrolment e "
            "JOIN people_pupil p ON p.id = e.pupil_id JOIN studies_course c ON c.group_id = e.group_id "
            "WHERE c.id = %s ORDER BY 2, 3",
            [course_id],
        )
        pupils = cursor.fetchall()
        cursor.execute(
            "SELECT l.id, l.day, c.id, n.topic, h.text, l.number, l.starts, l.ends, r.name, "
            "n.lesson_type, c.work_type_id, c.weight FROM timetable_lesson l "
            "LEFT JOIN schools_room r ON r.id = l.room_id "
            "LEFT JOIN journal_column c ON c.lesson_id = l.id "
            "LEFT JOIN journal_lessonentry n ON n.lesson_id = l.id "
            "LEFT JOIN journal_homework h ON h.lesson_id = l.id "
            "WHERE l.course_id = %s AND l.day BETWEEN %s AND %s ORDER BY l.day, l.number",
            scope,
        )
        lessons = cursor.fetchall()
        cursor.execute(
            "SELECT pupil_id, column_id, value, weight FROM journal_mark "
            "WHERE course_id = %s AND day BETWEEN %s AND %s",
            scope,
        )
        texts: dict[tuple[int, int], str] = {}
        sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        place = {x[2]: x[0] for x in lessons}
        for pupil, column, value, weight in cursor.fetchall():
            key = pupil, place[column]
            texts[key] = f"{texts[key]}/{value}" if key in texts else str(value)
            sums[pupil][0] += value * weight
            sums[pupil][1] += weight
        cursor.execute(
            "SELECT pupil_id, lesson_id, kind FROM journal_absence "
            "WHERE course_id = %s AND day BETWEEN %s AND %s",
            scope,
        )
        for pupil, lesson, kind in cursor.fetchall():
            texts[pupil, lesson] = kind
    ids = [x[0] for x in lessons]
    parts = ['<!doctype html><table class="register-table"><thead><tr class="days">']
    for i, day, *_rest in lessons:
        link = f'<a href="/journal/lessons/{i}/">{day.day}<small>пн</small></a>'
        parts.append(f'<th data-lesson="{i}" class="work" scope="col">{link}</th>')
    parts.append("</tr></thead><tbody>")
    for n, (pupil, family, given) in enumerate(pupils, 1):
        parts.append(
            f'<tr data-pupil="{pupil}"><th class="who" scope="row">{n} {family} {given}</th>'
        )
        for i in ids:
            text = texts.get((pupil, i), "")
            band = f' data-band="{text.replace("/", "")}"' if text[:1].isdigit() else ""
            parts.append(f"<td{band}>{text}</td>")
        total, weights = sums[pupil]
        mean = f"{total / weights:.2f}" if weights else "—"
        parts.append(
            f'<td class="rest"></td><td class="mean">{mean}</td><td class="final"></td></tr>'
        )
    parts.append('</tbody></table><table class="taught"><tbody>')
    for i, day, _column, topic, homework, number, starts, ends, room, kind, work, weight in lessons:
        about = f"{number}-й урок · {starts:%H:%M}–{ends:%H:%M} · каб. {room}"
        link = f'<a href="/journal/lessons/{i}/">{day:%d.%m}</a>'
        parts.append(
            f'<tr data-lesson="{i}" data-date="пн, {day.day} сентября" data-about="{about}" '
            f'data-type="{kind}" data-work="{work}" data-weight="{weight}"><th scope="row">{link}</th>'
            f"<td>{topic or ''}</td><td>{homework or ''}</td></tr>"
        )
    return HttpResponse("".join(parts))


def week_floor(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """Lessons, homework, marks and absences of a pupil's week by bare SQL, as a list."""
    bookkeeping(request)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.id, l.day, l.number, s.name, n.topic, h.text FROM classes_enrolment e "
            "JOIN studies_course c ON c.group_id = e.group_id "
            "JOIN timetable_lesson l ON l.course_id = c.id JOIN studies_subject s ON s.id = c.subject_id "
            "LEFT JOIN journal_lessonentry n ON n.lesson_id = l.id "
            "LEFT JOIN journal_homework h ON h.due_id = l.id "
            "WHERE e.pupil_id = %s AND l.day BETWEEN '2026-10-12' AND '2026-10-18' ORDER BY 2, 3",
            [pupil_id],
        )
        lessons = cursor.fetchall()
        cursor.execute(
            "SELECT c.lesson_id, m.value FROM journal_mark m JOIN journal_column c ON c.id = m.column_id "
            "WHERE m.pupil_id = %s AND m.day BETWEEN '2026-10-12' AND '2026-10-18'",
            [pupil_id],
        )
        marks = dict(cursor.fetchall())
    parts = ["<!doctype html><table>"]
    parts += [
        f"<tr><td>{d}<td>{n}<td>{s}<td>{t or ''}<td>{h or ''}<td>{marks.get(i, '')}"
        for i, d, n, s, t, h in lessons
    ]
    return HttpResponse("".join(parts))


@csrf_exempt
def mark_floor(request: HttpRequest, lesson_id: int, pupil_id: int, value: int) -> HttpResponse:
    """One durable upsert and one line of audit."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_mark (school_id, course_id, day, column_id, pupil_id, nth, value, "
            "weight, comment) SELECT school_id, course_id, day, id, %s, 1, %s, 1, '' "
            "FROM journal_column WHERE lesson_id = %s "
            "ON CONFLICT (course_id, day, column_id, pupil_id, nth) DO UPDATE SET value = excluded.value",
            [pupil_id, value, lesson_id],
        )
        cursor.execute(
            "INSERT INTO bench_audit (lesson_id, pupil_id, value) VALUES (%s, %s, %s)",
            [lesson_id, pupil_id, value],
        )
    return HttpResponse("ok")


def nothing(request: HttpRequest) -> HttpResponse:
    """An empty answer: what the server costs by itself."""
    return HttpResponse("")


urlpatterns = [
    path("floor/register/<int:course_id>/", register_floor),
    path("floor/week/<int:pupil_id>/", week_floor),
    path("floor/mark/<int:lesson_id>/<int:pupil_id>/<int:value>/", mark_floor),
    path("floor/nothing/", nothing),
    path("", include("peremena.config.urls")),
]
