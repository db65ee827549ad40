"""How pupils are shared among subgroups."""

from peremena.classes.rules.splitting import How, Shared, share

LIST = [Shared(n, "f" if n % 3 == 0 else "m") for n in range(1, 8)]


def test_evenly_keeps_girls_and_boys_balanced():
    parts = share(LIST, 2, How.EVENLY)
    sizes = [sum(part == n for part in parts.values()) for n in (0, 1)]
    assert sizes == [4, 3]
    assert {parts[3], parts[6]} == {0, 1}


def test_the_alphabet_is_cut_in_pieces():
    assert list(share(LIST, 2, How.ALPHABET).values()) == [0, 0, 0, 0, 1, 1, 1]


def test_girls_and_boys_apart_and_by_hand_nobody():
    assert [pk for pk, part in share(LIST, 2, How.SEX).items() if part == 0] == [3, 6]
    assert share(LIST, 3, How.BY_HAND) == {}
