"""docs/REQUIREMENTS.md, made from docs/requirements.toml and the tests that carry an ID.

`python -m tests.requirements` writes it; `--check` fails when it is out of date.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "requirements.toml"
TABLE = ROOT / "docs" / "REQUIREMENTS.md"
HEAD = """# Requirements

Made by `python -m tests.requirements` from `requirements.toml` and the tests that carry an ID.
A line is **done** when a test drives its page and no part is missing.

| ID | A person sees | Role | Page | State | Tests |
|---|---|---|---|---|---|
"""


def tests_by_requirement() -> dict[str, list[str]]:
    """The tests marked `@pytest.mark.req("…")`, by ID."""
    found = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef):
                continue
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.req":
                    identifier = mark.args[0]
                    assert isinstance(identifier, ast.Constant)
                    found[str(identifier.value)].append(f"{path.relative_to(ROOT)}::{node.name}")
    return found


def table() -> str:
    """The whole document."""
    tests = tests_by_requirement()
    lines = []
    known = tomllib.loads(LIST.read_text())
    if unknown := set(tests) - set(known):
        raise SystemExit(f"tests name requirements that do not exist: {sorted(unknown)}")
    for identifier, line in known.items():
        carried = tests.get(identifier, [])
        missing = line.get("missing", "")
        if not carried:
            state = "open"
        elif missing:
            state = f"part; missing: {missing}"
        else:
            state = "**done**"
        names = "<br>".join(f"`{name}`" for name in carried)
        cells = (identifier, line["sees"], line.get("role", ""), line.get("page", ""), state, names)
        lines.append(f"| {' | '.join(cells)} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = table()
    if "--check" in sys.argv:
        if not TABLE.exists() or TABLE.read_text() != text:
            raise SystemExit(
                "docs/REQUIREMENTS.md is out of date: run python -m tests.requirements"
            )
    else:
        TABLE.write_text(text)
