"""Measures the picture matcher: recall for each transformation, false matches among look-alikes, time for an image.

Run by hand: `python -m tests.bench.bench_pictures [SEEDS]`. Prints tables; needs about two minutes for ten seeds.
"""

import hashlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import numpy as np

from harness.canary.photo import jpeg
from harness.canary.scene import street
from harness.detect.traffic.picture.comparison import recognised_pixels
from harness.detect.traffic.picture.image_header import header_of
from harness.detect.traffic.picture.media_kind import image_kind
from harness.detect.traffic.picture.original import Original, originals_of
from harness.detect.traffic.picture.pixels import opened
from harness.detect.traffic.picture.recognition import Recognition, Sent, recognised_bytes
from harness.inspection.one_thread import one_thread
from harness.model.persona import PlantedPhoto
from harness.model.photo_tag import PhotoTag, tag_ids
from tests.detect.traffic.picture import album

PLACE = (26.05, 119.25)
TAKEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
RUN = 7777


def recognised(content: bytes, originals: tuple[Original, ...]) -> Recognition | None:
    kind = image_kind(content)
    sent = Sent(content, kind, header_of(content, kind))
    found = recognised_bytes(sent, originals)
    return found or recognised_pixels(sent, opened(content, kind, sent.header), originals)


def planted(contents: list[bytes], tags: list[tuple[int, ...]]) -> tuple[Original, ...]:
    photos = tuple(
        PlantedPhoto(f"{n}.jpg", hashlib.sha256(content).hexdigest(), PLACE, ids)
        for n, (content, ids) in enumerate(zip(contents, tags, strict=True))
    )
    return originals_of(photos, {photo.file: content for photo, content in zip(photos, contents, strict=True)})


def tagged(seed: int, slot: int, run: int = RUN) -> bytes:
    return jpeg(seed, tag_ids(PhotoTag(slot, run)), PLACE, TAKEN)


def albums(seeds: int) -> Iterator[tuple[str, tuple[Original, ...], list[bytes]]]:
    """(name, originals of one persona, their bytes)."""
    for seed in range(0, seeds, 3):
        contents = [tagged(seed + n, n) for n in range(3)]
        yield "tagged", planted(contents, [tag_ids(PhotoTag(n, RUN)) for n in range(3)]), contents
        for name, draw in (("natural", album.natural), ("street", street), ("document", album.document)):
            contents = [album.encoded(draw(seed + n), "jpg", 92) for n in range(3)]
            yield name, planted(contents, [()] * 3), contents


def look_alikes(seeds: int) -> Iterator[tuple[str, bytes]]:
    """Pictures that are none of the planted ones, though of the same make."""
    for seed in range(1000, 1000 + seeds):
        yield "another natural", album.encoded(album.natural(seed))
        yield "another street", album.encoded(street(seed))
        yield "another document", album.encoded(album.document(seed))
        yield "gradient", album.encoded(album.gradient(seed))
        yield "noise", album.encoded(album.noise(seed))
        yield "another street, tagged", tagged(seed, seed % 3, RUN + seed)
        yield "another street, tagged, 160 px", small(tagged(seed, seed % 3, RUN + seed), 160)
    for seed in range(seeds):
        for run, slot in ((RUN + 1, seed % 3), (RUN, seed % 3 + 3)):
            for width in (1600, 720, 200, 120, 80):
                yield f"same street, other tags, {width} px", small(tagged(seed, slot, run), width)
            cut = album.cropped(album.pixels_of(tagged(seed, slot, run)), 0.3, 0.3, 0.3, 0.3)
            yield "same street, other tags, cropped", album.encoded(album.resized(cut, 240), "jpg", 40)


def small(content: bytes, width: int) -> bytes:
    return album.encoded(album.resized(album.pixels_of(content), width), "jpg", 60)


def recall(seeds: int) -> None:
    hits: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    all_of: Counter[tuple[str, str]] = Counter()
    ways: dict[tuple[str, str], Counter[str]] = {}
    times: dict[str, list[float]] = {}
    for name, originals, contents in albums(seeds):
        for number, content in enumerate(contents):
            for label, change in album.TRANSFORMATIONS.items():
                changed = change(album.pixels_of(content))
                begun = time.process_time()
                found = recognised(changed, originals)
                times.setdefault(name, []).append(time.process_time() - begun)
                key = (label, name)
                all_of[key] += 1
                hits[key] += found is not None and found.original.number == number
                wrong[key] += found is not None and found.original.number != number
                ways.setdefault(key, Counter())[f"{found.method}:{found.form}" if found else "-"] += 1
    for key in sorted(all_of):
        told = ", ".join(f"{way} {count}" for way, count in ways[key].most_common(3))
        print(f"{key[0]:36}{key[1]:10}{hits[key]:4}/{all_of[key]:<4} wrong {wrong[key]}  {told}")
    print(f"recall {sum(hits.values())}/{sum(all_of.values())}, taken for another slot {sum(wrong.values())}")
    for name, spent in times.items():
        print(f"{name:12} median {np.median(spent) * 1e3:5.1f} ms, 95 % {np.percentile(spent, 95) * 1e3:5.1f} ms")


def false_matches(seeds: int) -> None:
    personas = [(name, originals) for name, originals, _ in albums(min(seeds, 9))]
    tried: Counter[tuple[str, str]] = Counter()
    false: Counter[tuple[str, str]] = Counter()
    spent = []
    for label, content in look_alikes(seeds):
        for name, originals in personas:
            begun = time.process_time()
            found = recognised(content, originals)
            spent.append(time.process_time() - begun)
            tried[label, name] += len(originals)
            if found is not None:
                false[label, name] += 1
                print("FALSE", label, name, found.method, found.form, found.measure)
    for key in sorted(tried):
        print(f"{key[0]:44}{key[1]:10} false {false[key]} of {tried[key]} pairs")
    print(f"false {sum(false.values())} of {sum(tried.values())} pairs")
    print(f"median {np.median(spent) * 1e3:.1f} ms, 95 % {np.percentile(spent, 95) * 1e3:.1f} ms")


def sizes() -> None:
    """Time for pictures of ordinary sizes that are none of ours, so that every stage is gone through."""
    originals = next(albums(3))[1]
    recognised(album.encoded(album.natural(1)), originals)
    scene = album.natural(77, 4000, 3000)
    cases: dict[str, Callable[[], bytes]] = {
        "12 Mpx JPEG": lambda: album.encoded(scene, "jpg", 88),
        "2 Mpx JPEG": lambda: album.encoded(album.resized(scene, 1600), "jpg", 85),
        "720 px JPEG": lambda: album.encoded(album.resized(scene, 720), "jpg", 80),
        "2 Mpx PNG": lambda: album.encoded(album.resized(scene, 1600), "png"),
        "2 Mpx WebP": lambda: album.encoded(album.resized(scene, 1600), "webp", 75),
        "2 Mpx HEIC": lambda: album.encoded(album.resized(scene, 1600), "heic", 60),
        "planted, exact": lambda: tagged(0, 0),
        "planted, q40": lambda: album.encoded(album.pixels_of(tagged(0, 0)), "jpg", 40),
    }
    for label, make in cases.items():
        content = make()
        spent = []
        for _ in range(9):
            begun = time.process_time()
            found = recognised(content, originals)
            spent.append(time.process_time() - begun)
        way = found.method if found else "none of ours"
        print(f"{label:18}{len(content) / 1e6:6.2f} MB {np.median(spent) * 1e3:6.1f} ms  {way}")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    with one_thread():
        sizes()
        recall(count)
        false_matches(count)
