"""A batch is looked at entry by entry; batches are bounded by number and by bytes."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.capture.entry import Malformed, Piece
from harness.detect.traffic.engine import Engine
from harness.detect.traffic.message import Message
from harness.inspection.capture.batch import BATCH_BYTES, BATCH_ENTRIES, Looker, batches
from harness.inspection.capture.shown_finding import Shower
from harness.model.saying import Saying
from tests.detect.recording_factory import PERSONA
from tests.detect.traffic.messages import DOMAINS, leaking

MESSAGES = leaking()
TORN = Malformed(99, Saying("torn", "中断"))


class Capture:
    def pieces(self) -> Iterator[Piece | Malformed]:
        yield from (Piece(one.index) for one in MESSAGES)

    def read(self, piece: Piece) -> Message | Malformed | None:
        return None if piece.index == 2 else MESSAGES[piece.index]


def test_what_a_batch_gives() -> None:
    looker = Looker(Capture(), Engine.for_persona(PERSONA, {}, DOMAINS), Shower(PERSONA), {"flow-0": "before_consent"})
    looked = looker.look([*Capture().pieces(), TORN])
    assert looked.flows == len(MESSAGES) - 1
    assert looked.body_bytes == sum(len(one.body) for one in MESSAGES if one.index != 2)
    assert looked.malformed == [(99, TORN.why)]
    assert {message.index for message, _ in looked.concerning} >= set(range(4, 14))
    first = looked.lines[0]
    assert first.host == "api.lincheng.test"
    assert b'"phase":"before_consent"' in first.json
    assert PERSONA.phone.encode() not in b"".join(line.json for line in looked.lines)


@given(st.lists(st.integers(0, BATCH_BYTES * 2), max_size=12), st.integers(0, 500))
def test_batches_keep_order_and_bounds(lengths: list[int], many: int) -> None:
    pieces = [Piece(n, length=length) for n, length in enumerate([*lengths, *[1] * many])]
    made = list(batches(pieces))
    assert [one for batch in made for one in batch] == pieces
    for batch in made:
        assert 0 < len(batch) <= BATCH_ENTRIES
        sizes = [one.length for one in batch if isinstance(one, Piece)]
        assert sum(sizes[:-1]) < BATCH_BYTES
