"""When lessons begin and end at the demo schools."""

from datetime import time

BELLS = tuple(
    (time.fromisoformat(starts), time.fromisoformat(ends))
    for starts, ends in (
        ("08:30", "09:15"),
        ("09:25", "10:10"),
        ("10:25", "11:10"),
        ("11:30", "12:15"),
        ("12:30", "13:15"),
        ("13:25", "14:10"),
        ("14:20", "15:05"),
        ("15:15", "16:00"),
    )
)
