"""What one photograph costs: every change that apps make, tagged and not, and pictures of nobody's.

Processor time of one core, each picture seen for the first time by an engine that has seen others before.
"""

import time
from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from harness.canary.corpus import pictures, uploads
from harness.canary.corpus.case import Capture, Case
from harness.canary.corpus.people import person
from harness.canary.draw import draw_of
from harness.detect.traffic.engine import Engine
from harness.inspection.calibration.play import first_parties, messages_of

MOST_MS = 60
SEEDS = 4
SOME = person(2)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """On one core, with the planted photographs' own marks made out: that is done once for a capture."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    warm = Engine.for_persona(SOME.persona, SOME.originals, first_parties(), ())
    for photo in SOME.persona.photos:
        _times(warm, [pictures.CHANGES["cropped"][2](draw_of(99, "warm"), SOME.originals[photo.file])], "jpg")
    yield warm
    cv2.setNumThreads(threads)


def _times(engine: Engine, contents: list[bytes], kind: str) -> list[float]:
    """Milliseconds of each."""
    cases = tuple(Case("x", uploads.multipart(draw_of(1, "u"), content, kind)) for content in contents)
    messages, _ = messages_of(Capture(SOME.persona, SOME.originals, cases))
    took = []
    for message in messages:
        began = time.process_time()
        engine.see(message)
        took.append((time.process_time() - began) * 1000)
    return took


def test_an_image_takes_less_than_its_limit(engine: Engine) -> None:
    every: list[float] = []
    print()
    for name, (_, kind, change) in pictures.CHANGES.items():
        for slot in (0, 2):
            original = SOME.originals[SOME.persona.photos[slot].file]
            # Some changes leave nothing to chance: the same picture a second time costs next to nothing.
            different = dict.fromkeys(change(draw_of(seed, name), original) for seed in range(SEEDS))
            took = _times(engine, list(different), kind)
            print(f"  {name:24} {'tags' if slot == 0 else 'no tags':8} {min(took):6.1f} to {max(took):6.1f} ms")
            every += took
    strange = [pictures.look_alike(draw_of(seed, "strange"), original) for seed in range(8)]
    every += _times(engine, strange, "jpg")
    low, middle, high = np.percentile(every, (50, 95, 100))
    print(f"  median {low:.1f} ms, 95 % up to {middle:.1f} ms, at most {high:.1f} ms")
    assert middle < MOST_MS
