"""Atheris on the whole engine: `python -m tests.fuzz.fuzz_engine SEEDS -max_total_time=600`."""

import sys

import atheris  # type: ignore[import-untyped]

# Of every comparison that it watches Atheris keeps what came out: of arrays that is as much as the text each time.
with atheris.instrument_imports(
    include=["harness.detect.traffic"], exclude=["harness.detect.traffic.identity.letters"]
):
    from harness.detect.traffic.engine import Engine

from harness.canary.corpus.people import person
from tests.fuzz.hostile import message_of

SOME = person(4)
ENGINE = Engine.for_persona(SOME.persona, SOME.originals, ("lincheng.test",), ())


def one_input(data: bytes) -> None:
    """Whatever was sent: each sighting is of this message, sure to some degree, and says where; the same in company."""
    message = message_of(data)
    seen = ENGINE.see(message)
    ((_, in_company),) = ENGINE.see_all([message])
    assert seen.exhausted or in_company.exhausted or seen == in_company
    for one in seen.sightings:
        assert one.flow == 0
        assert 0 < one.confidence <= 1
        assert one.where or one.what in ("tracker", "plaintext")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
