"""Carriers: the value arrives where the rung says."""

import random
from urllib.parse import unquote, urlsplit

import pytest

from harness.canary.corpus.carrying import CARRIERS
from harness.canary.corpus.text_container import flat

LEAK = {"phone": "19900012345"}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("rung", list(CARRIERS))
def test_a_request_is_well_made(rung: str, seed: int) -> None:
    made = CARRIERS[rung](random.Random(seed), LEAK)
    assert urlsplit(made.url).scheme == "https"
    assert made.t.tzinfo is not None
    assert all("\n" not in value and value.isascii() for _, value in made.headers)
    assert bool(made.client_messages) is (rung in ("websocket", "mqtt"))


@pytest.mark.parametrize("rung", ["url_path", "query", "fragment"])
def test_in_the_address_it_stands_in_its_part(rung: str) -> None:
    parts = urlsplit(CARRIERS[rung](random.Random(2), LEAK).url)
    part = {"url_path": parts.path, "query": parts.query, "fragment": parts.fragment}[rung]
    assert LEAK["phone"] in part


@pytest.mark.parametrize("rung", ["header", "cookie"])
def test_a_chinese_value_goes_percent_encoded_into_a_header(rung: str) -> None:
    for seed in range(6):
        made = CARRIERS[rung](random.Random(seed), {"name": "澹台翀垚"})
        held = "".join(value for _, value in made.headers)
        assert "澹台翀垚" in unquote(held) or "\\u" in held


def test_no_carrier_sends_the_value_nowhere() -> None:
    """In those that change nothing of the text it can be read with the eye."""
    for rung in ("form", "json", "xml", "multipart", "text", "msgpack", "cbor", "protobuf"):
        assert b"19900012345" in CARRIERS[rung](random.Random(1), LEAK).body, rung
    assert list(flat(LEAK)) == [("phone", "19900012345")]
