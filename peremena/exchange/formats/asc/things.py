"""What the lists of an aSc file name: subjects, teachers, rooms, classes and their groups."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from peremena.exchange.formats.timetable import Named, StudentSet
from peremena.kit.refusal import Refusal

MAX_GROUPS = 100


def ids(element: Element, thing: str) -> tuple[str, ...]:
    """The ids of `teacherids="*1,*2"`, or of `teacherid` in old exports."""
    written = element.get(f"{thing}ids") or element.get(f"{thing}id") or ""
    return tuple(dict.fromkeys(found for i in written.split(",") if (found := i.strip())))


def number(element: Element, name: str) -> int | None:
    """A small number in an attribute, or None."""
    text = element.get(name, "")
    return int(text) if re.fullmatch(r"\d{1,2}", text) else None


def named(root: Element, path: str, mentioned: Iterable[str]) -> dict[str, Named]:
    """Everything that is listed, by its id; what lessons only mention has its id for a name."""
    found = {key: Named(key, key) for key in mentioned}
    for element in root.iterfind(path):
        key, short = element.get("id", ""), element.get("short", "").strip()
        whole = f"{element.get('lastname', '')} {element.get('firstname', '')}"
        found[key] = Named(key, element.get("name", "").strip() or whole.strip() or short, short)
    return found


def whole_groups(root: Element) -> dict[str, str]:
    """The groups that are an entire class, with the id of that class."""
    groups = root.iterfind("groups/group")
    return {g.get("id", ""): g.get("classid", "") for g in groups if g.get("entireclass") == "1"}


def students_of(element: Element, whole: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the student sets of a lesson; without groups its classes attend whole."""
    groups = [
        f"class {whole[key]}" if key in whole else f"group {key}" for key in ids(element, "group")
    ]
    return tuple(dict.fromkeys(groups or (f"class {key}" for key in ids(element, "class"))))


def student_sets(root: Element, mentioned: Iterable[str]) -> dict[str, StudentSet]:
    """Classes and groups. Groups of one division share no pupils, groups of two divisions may."""
    whole = whole_groups(root)
    groups: dict[str, list[Element]] = defaultdict(list)
    for group in root.iterfind("groups/group"):
        if group.get("id") not in whole:
            groups[group.get("classid", "")].append(group)
    found = {
        key: StudentSet(key, key.split(" ", 1)[1], (key,), frozenset({key})) for key in mentioned
    }
    for element in root.iterfind("classes/class"):
        of_class = _sets_of_class(element, groups[element.get("id", "")])
        found |= {students.key: students for students in of_class}
    return found


def _sets_of_class(element: Element, groups: list[Element]) -> list[StudentSet]:
    key, name = f"class {element.get('id', '')}", element.get("name") or element.get("short") or ""
    if len(groups) > MAX_GROUPS:
        raise Refusal(
            _("В классе «%(name)s» больше %(limit)s групп. Проверьте деление на группы в aSc.")
            % {"name": name, "limit": MAX_GROUPS}
        )
    parts = {f"group {group.get('id', '')}": {group.get("id", "")} for group in groups}
    for one, other in combinations(groups, 2):
        if one.get("divisiontag") != other.get("divisiontag"):
            for group in (one, other):
                parts[f"group {group.get('id', '')}"].add(f"{one.get('id')} {other.get('id')}")
    everyone = frozenset({key}).union(*parts.values())
    return [
        StudentSet(key, name, (key,), everyone),
        *(
            StudentSet(
                k := f"group {g.get('id', '')}", g.get("name", ""), (key,), frozenset(parts[k])
            )
            for g in groups
        ),
    ]
