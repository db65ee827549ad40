"""Links for calendar programs: their page, and the calendar itself."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit import clock
from peremena.kit.doors import public
from peremena.kit.messages import say_done
from peremena.schools.access import Who, open_to
from peremena.timetable.access import READERS, feeds_of
from peremena.timetable.actions.feeds import make_feed, revoke_feed
from peremena.timetable.queries.choices import Choice, choices_of
from peremena.timetable.queries.feed import calendar_of, feed_rows, followed


@open_to(READERS)
def feeds(request: HttpRequest, who: Who) -> HttpResponse:
    """What a person may follow in a calendar program, and the links made so far."""
    rows = feed_rows(_own(who), user_id=who.user_id)
    links = {
        row.key: request.build_absolute_uri(reverse("timetable:feed", args=[row.secret]))
        for row in rows
        if row.secret
    }
    return render(request, "timetable/feeds.html", {"rows": rows, "links": links})


@open_to(READERS)
@require_POST
def make(request: HttpRequest, who: Who) -> HttpResponse:
    """Make a link, or a new one in the place of the old."""
    chosen = next((c for c in _own(who) if c.key == request.POST.get("of")), None)
    if chosen is None:
        raise Http404
    make_feed(user_id=who.user_id, choice=chosen, by=who, at=who.now)
    say_done(request, _("Ссылка готова. Скопируйте её в программу-календарь."))
    return redirect("timetable:feeds")


@open_to(READERS)
@require_POST
def revoke(request: HttpRequest, who: Who, feed_id: int) -> HttpResponse:
    """End a link."""
    revoke_feed(get_object_or_404(feeds_of(who), pk=feed_id), by=who, at=who.now)
    say_done(request, _("Ссылка больше не работает."))
    return redirect("timetable:feeds")


@public
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of a secret link; asked again without a change, it answers 304."""
    at = clock.now()
    shown = followed(secret, at=at)
    if shown is None:
        raise Http404
    headers = {
        "ETag": f'"{shown.tag}"',
        "Cache-Control": "private, max-age=900",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
    }
    if request.headers.get("If-None-Match", "").removeprefix("W/") == headers["ETag"]:
        return HttpResponse(status=304, headers=headers)
    content = calendar_of(shown, at=at)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _own(who: Who) -> list[Choice]:
    """The lessons that are a person's own: those given, or those of the children."""
    choices = choices_of(who)
    return [*choices.pupils, *(c for c in choices.teachers if c.own)]
