"""What the school's office prints; set by Typst."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from peremena.kit.papers.pdf import set_pages
from peremena.kit.russian import day_with_weekday, full_date, hour, plural
from peremena.office.queries.families import Family
from peremena.office.queries.meetings import MeetingPage, turnout

HERE = Path(__file__).parent


def invitation_pdf(meeting: MeetingPage) -> bytes:
    """Two invitations on a sheet of A4, each with a slip to be returned."""
    return set_pages(
        HERE / "invitation.typ",
        {
            "school": meeting.school,
            "audience": meeting.audience,
            "day": day_with_weekday(meeting.day),
            "hour": hour(meeting.starts),
            "place": meeting.place,
            "agenda": meeting.agenda,
            "called_by": meeting.called_by,
        },
    )


def minutes_pdf(meeting: MeetingPage, lists: Sequence[tuple[str, Sequence[Family]]]) -> bytes:
    """The minutes, and for each class the list of families with room for signatures."""
    counts = [turnout(families) for _name, families in lists]
    came = plural(sum(c.came for c in counts), "семья", "семьи", "семей")
    return set_pages(
        HERE / "minutes.typ",
        {
            "school": meeting.school,
            "audience": meeting.audience,
            "number": meeting.number,
            "day": full_date(meeting.day),
            "hour": hour(meeting.starts),
            "place": meeting.place,
            "came": f"{came} из {sum(c.families for c in counts)}",
            "agenda": meeting.agenda,
            "minutes": meeting.minutes.splitlines(),
            "decisions": meeting.decisions,
            "chair": meeting.chair,
            "secretary": meeting.secretary,
            "lists": [
                {
                    "name": name,
                    "families": [
                        {
                            "pupil": f.pupil,
                            "came": ", ".join(p.name for p in f.parents if p.came),
                        }
                        for f in families
                    ],
                }
                for name, families in lists
            ],
        },
    )
