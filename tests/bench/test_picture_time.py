"""What one photograph costs: every change that apps make, tagged and not, and pictures of nobody's."""

import time
from statistics import mean

import pytest

from harness.canary.corpus import pictures, uploads
from harness.canary.corpus.case import Capture, Case
from harness.canary.corpus.people import person
from harness.canary.draw import draw_of
from harness.detect.traffic.engine import Engine
from harness.inspection.calibration_play import first_parties, messages_of

MOST_MS = 60
SEEDS = 3


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.for_persona(person(2).persona, person(2).originals, first_parties(), ())


def _ms(engine: Engine, contents: list[bytes], kind: str) -> float:
    cases = tuple(Case("x", uploads.multipart(draw_of(1, "u"), content, kind)) for content in contents)
    messages, _ = messages_of(Capture(person(2).persona, person(2).originals, cases))
    began = time.process_time()
    for message in messages:
        engine.see(message)
    return (time.process_time() - began) * 1000 / len(messages)


def test_an_image_takes_less_than_its_limit(engine: Engine) -> None:
    some = person(2)
    times: list[float] = []
    print()
    for name, (_, kind, change) in pictures.CHANGES.items():
        for slot in (0, 2):
            original = some.originals[some.persona.photos[slot].file]
            took = _ms(engine, [change(draw_of(seed, name), original) for seed in range(SEEDS)], kind)
            print(f"  {name:12} {'tags' if slot == 0 else 'no tags':8} {took:6.1f} ms")
            times.append(took)
    strange = [pictures.look_alike(draw_of(seed, "strange"), original) for seed in range(8)]
    times.append(_ms(engine, strange, "jpg"))
    print(f"  {'look-alikes':21} {times[-1]:6.1f} ms\n  {'mean':21} {mean(times):6.1f} ms")
    assert mean(times) < MOST_MS
