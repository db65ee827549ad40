"""How a class stands in a subject in a term, and whom to look at: eight statements at most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db import connection
from django.db.models import Q

from peremena.journal.queries.lessons import LessonRow, lesson_rows
from peremena.journal.queries.members import Member, members
from peremena.journal.queries.terms import TermRow, chosen_term, terms_of
from peremena.journal.rules.attention import (
    AWAY,
    Entry,
    Trend,
    gap,
    has_unmended_two,
    is_borderline,
    is_falling,
    is_to_be_asked,
    marks_of,
    trend,
)
from peremena.journal.rules.averages import average
from peremena.journal.rules.indicators import Tally, suggested, tally
from peremena.journal.rules.scales import EXCUSED, LATE, SCALES
from peremena.studies.models import Course, RuleSet

MARKS = (5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class PupilLine:
    """A pupil's numbers. `mean` without weights, `weighted` with them; `proposed`: the mark that
    the average of the school's rule rounds to; `gap`: the latest lessons without a mark.
    """

    id: int
    name: str
    mean: Fraction | None
    weighted: Fraction | None
    proposed: int | None
    count: int
    spread: tuple[int, ...]
    missed: int
    unexcused: int
    late: int
    gap: int
    trend: Trend
    ask: bool
    borderline: bool
    unmended: bool
    falling: bool


@dataclass(frozen=True, slots=True)
class ParallelLine:
    """The same subject in a class of the same grade; `here`: it is this page's own."""

    title: str
    pupils: int
    mean: Fraction | None
    quality: Fraction | None
    performance: Fraction | None
    here: bool


@dataclass(frozen=True, slots=True)
class Statistics:
    """The page: the class in a term. `counted`: does the scale have averages at all?"""

    course: Course
    terms: list[TermRow]
    term: TermRow | None
    counted: bool
    threshold: Fraction
    given: int
    lines: list[PupilLine]
    proposals: Tally
    spread: tuple[int, ...]
    parallel: list[ParallelLine]

    @property
    def ask(self) -> list[PupilLine]:
        """Whom to ask: by the number of marks, then the longest gap, then the name."""
        found = [x for x in self.lines if x.ask]
        return sorted(found, key=lambda x: (x.count, -x.gap))


def statistics(course: Course, *, number: int | None, now: datetime) -> Statistics:
    """The statistics of term `number`, or of the running one, up to the moment `now`."""
    today = now.date()
    terms = terms_of(course, zone=now.tzinfo)
    term = chosen_term(terms, number=number, day=today)
    threshold = _threshold(course.school_id, term.until if term else today)
    lines: list[PupilLine] = []
    given: list[LessonRow] = []
    parallel: list[ParallelLine] = []
    if term:
        found = lesson_rows(course, since=term.since, until=term.until, writing=("1 = 0", []))
        given = [x for x in found if x.day <= today and not x.cancelled]
        lines = _lines(course, term, given, threshold=threshold, today=today)
        parallel = _parallel(course, term, threshold=threshold)
    return Statistics(
        course=course,
        terms=terms,
        term=term,
        counted=course.scale == "five",
        threshold=threshold,
        given=len(given),
        lines=lines,
        proposals=tally(x.proposed for x in lines),
        spread=tuple(sum(x.spread[n] for x in lines) for n in range(len(MARKS))),
        parallel=parallel,
    )


def _threshold(school_id: int, day: date) -> Fraction:
    rules = RuleSet.objects.filter(school_id=school_id, since__lte=day)
    share = rules.order_by("-since").values_list("rounding_threshold", flat=True).first()
    return Fraction(share) if share is not None else Fraction(1, 2)


def _lines(
    course: Course, term: TermRow, given: Sequence[LessonRow], *, threshold: Fraction, today: date
) -> list[PupilLine]:
    weights: dict[int, list[tuple[int, int]]] = defaultdict(list)
    marks: dict[tuple[int, int], list[int]] = defaultdict(list)
    codes: dict[tuple[int, int], str] = {}
    lesson_of = {x.column_id: x.id for x in given if x.column_id}
    scope = "WHERE course_id = %s AND day BETWEEN %s AND %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT pupil_id, lesson_id, 0, 0, kind FROM journal_absence {scope}
            UNION ALL
            SELECT pupil_id, column_id, value, weight, '' FROM journal_mark {scope}
            """,
            [course.pk, term.since, term.until] * 2,
        )
        for pupil_id, place, value, weight, code in cursor.fetchall():
            if code:
                codes[pupil_id, place] = code
            elif value > 0 and SCALES[course.scale].counts:
                weights[pupil_id].append((value, weight))
                marks[pupil_id, lesson_of.get(place, 0)].append(value)
    return [
        _line(
            m,
            [
                Entry(tuple(marks.get((m.id, x.id), ())), codes.get((m.id, x.id), ""))
                for x in given
                if m.is_on_list(x.day)
            ],
            weights[m.id],
            course=course,
            weighted=term.weighted,
            threshold=threshold,
        )
        for m in members(course, since=term.since, until=term.until)
        if not m.left(today)
    ]


def _line(
    member: Member,
    entries: list[Entry],
    weights: list[tuple[int, int]],
    *,
    course: Course,
    weighted: bool,
    threshold: Fraction,
) -> PupilLine:
    plain = average(weights, scale=course.scale, weighted=False)
    heavy = average(weights, scale=course.scale, weighted=True)
    value = heavy.value if weighted else plain.value
    spread = Counter(marks_of(entries))
    away = [e.attendance for e in entries if e.attendance in AWAY]
    five = course.scale == "five"
    return PupilLine(
        id=member.id,
        name=member.name,
        mean=plain.value,
        weighted=heavy.value,
        proposed=suggested(value, threshold=threshold) if five else None,
        count=plain.count,
        spread=tuple(spread[m] for m in MARKS),
        missed=len(away),
        unexcused=sum(code != EXCUSED for code in away),
        late=sum(e.attendance == LATE for e in entries),
        gap=gap(entries),
        trend=trend(entries) if five else Trend.EVEN,
        ask=SCALES[course.scale].counts and is_to_be_asked(entries),
        borderline=five and is_borderline(value, threshold=threshold),
        unmended=five and has_unmended_two(entries),
        falling=five and is_falling(entries),
    )


def _parallel(course: Course, term: TermRow, *, threshold: Fraction) -> list[ParallelLine]:
    """The subject in the classes of the same grade, by one statement over sums of marks."""
    grade = course.group.school_class.grade if course.group.school_class else 0
    if not grade or course.scale != "five":
        return []
    same = Q(subject_id=course.subject_id, year_id=course.year_id, scale="five")
    courses = (
        Course.objects.filter(same, group__school_class__grade=grade)
        .select_related("group__school_class")
        .order_by("group__school_class__letter", "group__name")
    )
    titles = {c.pk: c.group.title for c in courses}
    if len(titles) < 2:
        return []
    share = "weight" if term.weighted else "1"
    places = ", ".join(["%s"] * len(titles))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT course_id, pupil_id, SUM(value * {share}), SUM({share}) FROM journal_mark
            WHERE course_id IN ({places}) AND day BETWEEN %s AND %s AND value > 0
            GROUP BY course_id, pupil_id
            """,
            [*titles, term.since, term.until],
        )
        sums: dict[int, list[Fraction]] = defaultdict(list)
        for course_id, _pupil, total, weight in cursor.fetchall():
            sums[course_id].append(Fraction(int(total), int(weight)))
    return [
        _parallel_line(title, sums[pk], threshold=threshold, here=pk == course.pk)
        for pk, title in titles.items()
    ]


def _parallel_line(
    title: str, averages: list[Fraction], *, threshold: Fraction, here: bool
) -> ParallelLine:
    proposals = tally(suggested(value, threshold=threshold) for value in averages)
    mean = sum(averages, Fraction()) / len(averages) if averages else None
    return ParallelLine(title, len(averages), mean, proposals.quality, proposals.performance, here)
