"""Templates: the words of the house are in them when they are compiled."""

from __future__ import annotations

from peremena.config.jinja import environment


def test_words_of_a_template_are_put_in_when_it_is_compiled() -> None:
    template = environment().from_string('<b title="{{ _("Тема") }}">{{ _("по %s") % name }}</b>')
    assert template.render(name="<а>") == '<b title="Тема">по &lt;а&gt;</b>'


def test_other_values_are_still_escaped() -> None:
    assert environment().from_string("{{ name }}").render(name="<а>") == "&lt;а&gt;"
