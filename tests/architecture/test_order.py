"""The order of the house: foreign keys point down, pure rules stay pure, every view has a door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from peremena.kit.doors import door_of

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "peremena"
FLOORS = (
    "kit",
    "trail",
    "accounts",
    "schools",
    "people",
    "classes",
    "entrance",
    "studies",
    "roll",
    "timetable",
    "journal",
    "office",
    "diary",
    "exchange",
    "setup",
    "config",
)


def floor(model) -> int:
    return FLOORS.index(model._meta.app_label)


def house_models():
    return [m for m in apps.get_models() if m.__module__.startswith("peremena.")]


def test_foreign_keys_point_down():
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in house_models()
        for field in model._meta.get_fields(include_hidden=False)
        if field.is_relation
        and not field.auto_created
        and field.related_model in house_models()
        and floor(field.related_model) > floor(model)
    ]
    assert upward == []


def test_the_trail_points_at_nothing():
    relations = [
        field
        for model in apps.get_app_config("trail").get_models()
        for field in model._meta.get_fields()
        if field.is_relation
    ]
    assert relations == []


def sources(pattern: str) -> list[Path]:
    return sorted(p for p in HOUSE.glob(pattern) if "migrations" not in p.parts)


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


RULES = sources("*/rules/*.py") + sources("*/rules.py")


@pytest.mark.parametrize("path", RULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_rules_know_no_django_no_database_no_clock(path):
    foreign = {n for n in imports(path) if n.split(".")[0] == "django" or n == "peremena.kit.clock"}
    assert foreign == set()
    assert ".now(" not in path.read_text()
    assert ".today()" not in path.read_text()


ACTIONS = sources("*/actions.py") + sources("*/actions/*.py")
# Carries out and repeats other actions; adds nothing of its own to what happened.
CARRIES_ACTIONS = {"once"}


def public_functions(path: Path) -> list[ast.FunctionDef]:
    return [
        node
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def writes_itself(function: ast.FunctionDef) -> bool:
    takes = {a.arg for a in function.args.args + function.args.kwonlyargs}
    return "by" in takes


ALL_ACTIONS = [
    pytest.param(path, function, id=f"{path.relative_to(HOUSE)}:{function.name}")
    for path in ACTIONS
    if path.parent.name != "trail" and "trail" not in path.parts
    for function in public_functions(path)
    if function.name not in CARRIES_ACTIONS and writes_itself(function)
]


@pytest.mark.parametrize(("path", "function"), ALL_ACTIONS)
def test_every_action_leaves_a_trail_entry_in_its_transaction(path, function):
    called = {ast.unparse(n.func) for n in ast.walk(function) if isinstance(n, ast.Call)}
    recorded_by = {"trail.record", "trail.record_all", "_record"}
    others = {f.name for p in ACTIONS for f in public_functions(p)}
    assert called & recorded_by or {c.split(".")[-1] for c in called} & others
    assert "transaction.atomic" in {ast.unparse(d) for d in function.decorator_list} or any(
        "transaction.atomic" in c for c in called
    )


def views(patterns=None, prefix=""):
    for entry in patterns or get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from views(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield pytest.param(entry.callback, id=prefix + str(entry.pattern))


@pytest.mark.parametrize("view", list(views()))
def test_every_address_has_a_door(view):
    assert door_of(view) is not None, "declare who may open it: open_to, signed_in or public"


def test_no_view_holds_a_query_or_a_write():
    for path in sources("*/views.py") + sources("*/views/*.py"):
        text = path.read_text()
        for word in ("cursor(", ".bulk_create(", ".raw("):
            assert word not in text, f"{path}: {word}"


def test_javascript_imports_end_with_a_semicolon():
    for path in HOUSE.glob("*/static/**/*.js"):
        if "vendor" in path.parts:
            continue
        for line in path.read_text().splitlines():
            if line.startswith(("import ", "export * from", "export {")) and " from " in line:
                assert line.rstrip().endswith(";"), f"{path}: {line}"


def test_templates_hold_no_inline_script_or_style():
    for path in HOUSE.glob("*/templates/**/*.html"):
        text = path.read_text()
        assert " style=" not in text, path
        assert "<style" not in text, path
        assert " onclick=" not in text, path
        assert "<script>" not in text, path
