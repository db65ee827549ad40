import pytest

from peremena.exchange.formats import asc, fet
from peremena.exchange.formats.xml import MAX_BYTES
from peremena.kit.refusal import Refusal

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE fet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><fet>&d;</fet>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE fet [<!ENTITY x SYSTEM "file:///etc/passwd">]><fet>&x;</fet>"""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"<fet>",
        b"\xff\xfe\x00",
        b"<?xml version='1.0' encoding='no-such'?><fet/>",
        LAUGHS,
        OUTSIDE,
        b"<fet>" + b" " * MAX_BYTES,
        b"<fet>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</fet>",
    ],
    ids=["empty", "zip", "cut", "bytes", "encoding", "laughs", "entity", "giant", "deep"],
)
@pytest.mark.parametrize("reader", [asc, fet], ids=["asc", "fet"])
def test_a_hostile_or_broken_file_is_refused_with_a_sentence(reader, content):
    with pytest.raises(Refusal) as refused:
        reader.read(content)
    assert str(refused.value).endswith(".")
