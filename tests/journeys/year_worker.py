"""Run by the journey of the year in a process of its own, on the database of the journey.

`contents` prints every row of the house; `die` begins the queued turn and stops in its middle,
waiting to be killed.
"""

import json
import sys
import time

import django

django.setup()

from peremena.office.actions.turning import apply_turn  # noqa: E402
from peremena.office.models import YearTurn  # noqa: E402
from tests.office.turns import JUNE, contents  # noqa: E402
from tests.world.school import SYSTEM  # noqa: E402

MIDDLE = 5


def stop(done: int, _steps: int) -> None:
    """Most is written, nothing is committed."""
    if done == MIDDLE:
        sys.stdout.write("middle\n")
        sys.stdout.flush()
        time.sleep(60)


if sys.argv[1] == "contents":
    json.dump(contents(), sys.stdout)
else:
    turn = YearTurn.objects.select_related("school", "year__school").get()
    apply_turn(turn, tell=stop, by=SYSTEM, at=JUNE)
