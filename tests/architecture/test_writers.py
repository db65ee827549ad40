"""Only actions write: seen at run time, whatever the code looks like."""

import pytest

from peremena.schools.models import School
from tests.writers import UnexpectedWriterError


def test_a_write_outside_actions_is_noticed(world):
    view = compile("school.save()", "/house/peremena/schools/views.py", "exec")
    with pytest.raises(UnexpectedWriterError, match="schools_school"):
        exec(view, {"school": School.objects.get(pk=world.school.pk)})
