"""Whatever bytes are sent, wherever they stand: no crash, no long wait, and what comes back holds together.

The same targets run longer under atheris: `make fuzz`.
"""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.canary.corpus.generate import captures
from harness.canary.corpus.people import person
from harness.detect.traffic.engine import Engine
from harness.detect.traffic.ladder.unfold import unfold
from tests.fuzz.hostile import ENCODINGS, MEDIA, PLACES, Shape, message_of, shaped

SHAPES = st.builds(Shape, st.sampled_from(PLACES), st.sampled_from(MEDIA), st.sampled_from(ENCODINGS))
BODIES = [request.body for capture in captures(0, 60) for request in capture.requests if 0 < len(request.body) < 5000]
ENGINE = Engine.for_persona(person(0).persona, {}, ("lincheng.test",), ())
LONGEST_S = 5.0


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """An honest body with some of its bytes changed, cut out or doubled."""
    body = bytearray(draw(st.sampled_from(BODIES)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(body)))
        body[at : at + draw(st.integers(0, 12))] = draw(st.binary(max_size=12))
    return bytes(body)


@given(SHAPES, st.binary(max_size=2000) | damaged())
@settings(max_examples=300, deadline=None)
def test_layers_hold_together_whatever_was_sent(shape: Shape, content: bytes) -> None:
    began = time.process_time()
    for layer in unfold(shaped(shape, content)).layers:
        last = len(layer.starts) - 1
        assert layer.span(last)[1] == len(layer.text)
        assert layer.path(last).startswith(layer.place)
    assert time.process_time() - began < LONGEST_S


@given(SHAPES, damaged())
@settings(max_examples=150, deadline=None)
def test_sightings_are_of_this_message_and_sure_to_some_degree(shape: Shape, content: bytes) -> None:
    for one in ENGINE.see(shaped(shape, content)).sightings:
        assert one.flow == 0
        assert 0 < one.confidence <= 1


@given(st.binary(max_size=3))
def test_a_fuzzer_may_send_nothing(data: bytes) -> None:
    assert message_of(data).body == b""
