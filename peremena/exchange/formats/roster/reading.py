"""From a line to the value of its row; None when something that the row cannot do without is wrong."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Severity
from peremena.exchange.formats.roster import values
from peremena.exchange.formats.roster.line import Line
from peremena.exchange.formats.roster.rows import (
    ClassRow,
    GuardianEntry,
    LoadRow,
    PupilRow,
    StaffRow,
    SubgroupRow,
)
from peremena.people.rules.names import FullName

# The beginning of a position → the role that it gives; the first that fits counts.
ROLES = {
    "учител": "teacher",
    "преподавател": "teacher",
    "педагог": "teacher",
    "воспитател": "teacher",
    "классный": "teacher",
    "завуч": "deputy_head",
    "зам": "deputy_head",
    "директор": "head",
    "секретар": "secretary",
    "делопроизводител": "secretary",
    "администратор": "administrator",
}
TERMS = {"четверт": "quarter", "триместр": "trimester", "полугоди": "half_year", "модул": "module"}
SEXES = {"ж": "f", "м": "m"}


def staff(line: Line, *, today: date) -> StaffRow | None:
    """An employee."""
    name = _name(line)
    position = line.require("posts", partial(values.text, limit=120), _("должность"))
    contacts = _contacts(line, today=today)
    posts = [post for part in re.split("[,;/]", position or "") if (post := part.strip())]
    roles = dict.fromkeys(role for post in posts if (role := _role(line, post)))
    if name is None or position is None:
        return None
    return StaffRow(line.row, name, **contacts, position=position, roles=tuple(roles))


def _role(line: Line, post: str) -> str | None:
    for beginning, role in ROLES.items():
        if post.lower().startswith(beginning):
            return role
    line.wrong(
        "posts",
        _(
            "Должность «%s» не даёт роли в журнале: сотрудник будет записан без входа. "
            "Роли дают: учитель, завуч, директор, секретарь, администратор."
        )
        % post,
        Severity.WARNING,
    )
    return None


def school_class(line: Line, *, today: date) -> ClassRow | None:
    """A class."""
    label = line.require("label", values.label, _("класс"))
    row = {
        "teacher": line.read("teacher", values.text, ""),
        "term_kind": line.read(
            "terms",
            partial(values.one_of, words=TERMS, ask=_("четверти, триместры, полугодия, модули")),
            "",
        ),
        "shift": line.read("shift", values.shift, 0),
        "room": line.read("room", partial(values.text, limit=60), ""),
    }
    return ClassRow(line.row, label, **row) if label else None  # type: ignore[arg-type]


def pupil(line: Line, *, today: date) -> PupilRow | None:
    """A pupil with the guardians."""
    label = line.require("label", values.label, _("класс"))
    name = _name(line)
    sex = line.require("sex", partial(values.one_of, words=SEXES, ask=_("м, ж")), _("пол"))
    contacts = _contacts(line, today=today)
    guardians = tuple(entry for n in (1, 2) if (entry := _guardian(line, n)))
    if label is None or name is None or sex is None:
        return None
    return PupilRow(line.row, name, **contacts, label=label, sex=sex, guardians=guardians)


def _guardian(line: Line, n: int) -> GuardianEntry | None:
    own = f"guardian{n}"
    fields = (f"{own}_{part}" for part in ("relation", "phone", "email", "snils", "login"))
    if not line.has(own):
        if any(map(line.has, fields)):
            line.wrong(own, _("Не указано имя родителя, а его данные есть. Впишите имя."))
        return None
    name = line.read(own, values.full_name, None)
    contacts = _contacts(line, prefix=f"{own}_")
    relation = line.read(f"{own}_relation", partial(values.text, limit=40), _("родитель")).lower()
    return GuardianEntry(line.row, name, **contacts, number=n, relation=relation) if name else None


def subgroup(line: Line, *, today: date) -> SubgroupRow | None:
    """A pupil in a part of a class."""
    label = line.require("label", values.label, _("класс"))
    title = line.require("subgroup", partial(values.text, limit=120), _("подгруппа"))
    name = line.require("pupil", values.full_name, _("ученик"))
    return SubgroupRow(line.row, label, title, name) if label and title and name else None


def load(line: Line, *, today: date) -> LoadRow | None:
    """A load."""
    label = line.require("label", values.label, _("класс"))
    title = line.read("subgroup", partial(values.text, limit=120), "")
    subject = line.require("subject", partial(values.text, limit=160), _("предмет"))
    teacher = line.require("teacher", values.text, _("учитель"))
    hours = line.require("hours", values.hours, _("часы в неделю"))
    if label and subject and teacher and hours:
        return LoadRow(line.row, label, title, subject, teacher, hours)
    return None


def _name(line: Line) -> FullName | None:
    """The name from one column or, where that is empty, from three."""
    if line.has("full_name") or not line.has("last"):
        return line.require(
            "full_name" if "full_name" in line.places else "last", values.full_name, _("ФИО")
        )
    last = line.require("last", values.name_part, _("фамилия"))
    first = line.require("first", values.name_part, _("имя"))
    middle = line.read("middle", values.name_part, "")
    return FullName(last, first, middle) if last and first else None


def _contacts(line: Line, *, prefix: str = "", today: date | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "snils": line.read(f"{prefix}snils", values.snils_number, None),
        "phone": line.read(f"{prefix}phone", values.phone, ""),
        "email": line.read(f"{prefix}email", values.email, ""),
        "login": line.read(f"{prefix}login", values.login, ""),
    }
    if today:
        born = partial(values.birth_date, today=today)
        found["birth_date"] = line.read("birth_date", born, None)
    return found
