"""Every page of the policy, opened by somebody whom it lets in: accessible, whole, and by itself.

At 1280 px and 320 px, light and dark: axe finds nothing, nothing is wider than the window, no
message in the console, and no request leaves the site.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from playwright.sync_api import Error

from tests.test_access_matrix import RULES

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js").read_text()
# Made by the policy when it asks, or kept in a file: in no copy of the world.
MOMENTARY = {"absence", "secret", "programme"}
PAGES = [
    r
    for r in RULES
    if r.method == "get" and not r.fragment and not r.gone and not MOMENTARY & set(r.arguments)
]
ORDER = ("petrova", "zavuch", "mama", "masha", "smirnov", "sekretar", "admin", "rajon", "operator")
AT_ONCE = 15  # pages of one test


def _visits() -> list[tuple[str, list]]:
    """The pages by the person who opens them; public pages are opened by a stranger."""
    found: dict[str, list] = {}
    for rule in PAGES:
        who = next((u for u in ORDER if rule.allowed and u in rule.allowed), "")
        found.setdefault(who, []).append(rule)
    return [
        (who, rules[start : start + AT_ONCE])
        for who, rules in sorted(found.items())
        for start in range(0, len(rules), AT_ONCE)
    ]


def _faults(page) -> list[str]:
    page.evaluate(AXE)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    found = [f"{v['id']}: {v['nodes'][0]['html'][:150]}" for v in result["violations"]]
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return found + ([f"wider than the window by {wide} px"] if wide > 0 else [])


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("username", "rules"), _visits())
def test_every_page_is_accessible_whole_and_alone(
    journey, page, username, rules, django_db_blocker
):
    if username:
        journey.sign_in(page, username)
    host = urlsplit(journey.url).netloc
    outside: list[str] = []
    console: list[str] = []
    page.on("request", lambda r: outside.append(r.url) if urlsplit(r.url).netloc != host else None)
    page.on("console", lambda m: console.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: console.append(str(e)))
    faults: dict[str, list[str]] = {}
    for rule in rules:
        with django_db_blocker.unblock(), transaction.atomic():
            address = journey.url + rule.url(journey.world)  # a lesson may be named by its day
            transaction.set_rollback(True)
        for width, height, colours in ((1280, 800, "light"), (320, 700, "dark")):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=colours, reduced_motion="reduce")
            try:
                response = page.goto(address)
            except Error as error:
                if "Download is starting" not in str(error):
                    raise
                break  # a file to be saved
            assert response
            assert response.ok, rule.name
            if "html" in (response.headers.get("content-type") or ""):
                said = len(console)
                found = _faults(page)
                page.goto("about:blank")  # what is said late is said before this
                del console[said:]  # axe itself tries inline styles
                if found:
                    faults[f"{rule.name} {width} {colours}"] = found
    assert faults == {}
    assert outside == []
    assert console == []
