"""The real settings, with a counter of SQL statements that wakes only when asked."""

from peremena.config.settings import *  # noqa: F403
from peremena.config.settings import MIDDLEWARE as HOUSE

MIDDLEWARE = ["benchmarks.server.count_statements", *HOUSE]
ROOT_URLCONF = "benchmarks.server"
