"""Hypothesis on the engine, for as long as one likes: `python -m tests.fuzz.fuzz_by_hypothesis SECONDS`.

Atheris turns bytes until a branch gives way; here containers are nested as senders nest them, then cut or bent.
"""

import base64
import gzip
import json
import resource
import sys
import time
import zlib
from collections.abc import Callable
from urllib.parse import quote_from_bytes

import brotli  # type: ignore[import-untyped]
import cbor2
import msgpack  # type: ignore[import-untyped]
import zstandard
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from harness.canary.corpus.people import person
from harness.detect.traffic.engine import Engine
from tests.fuzz.hostile import ENCODINGS, MEDIA, PLACES, Shape, shaped
from tests.fuzz.rare_bodies import rare_bodies

LONGEST_S = 10.0
MOST_KB = 500 * 1024
ROUND = 500
LISTED = 4_096
SOME = person(4)
NUMERALS = str.maketrans("0123456789", "零一二三四五六七八九")
ENGINE = Engine.for_persona(SOME.persona, SOME.originals, ("lincheng.test",), ())


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode()


_WRAPPINGS: tuple[Callable[[bytes], bytes], ...] = (
    gzip.compress,
    zlib.compress,
    lambda inner: zlib.compress(inner)[2:-4],
    brotli.compress,
    zstandard.compress,
    base64.b64encode,
    base64.urlsafe_b64encode,
    lambda inner: inner.hex().encode(),
    lambda inner: f"data={quote_from_bytes(inner)}&v=1".encode(),
    lambda inner: json.dumps({"data": [_text(inner), None], "data#": {"": _text(inner)}}).encode(),
    lambda inner: f"<a b='1'><![CDATA[{_text(inner)}]]></a>".encode(),
    lambda inner: cbor2.dumps({"d": inner, 1: [inner]}),
    lambda inner: bytes(msgpack.packb({"d": inner, "t": _text(inner)})),
    lambda inner: b"\x0a" + _varint(len(inner)) + inner,
    lambda inner: b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + inner + b"\r\n--x--\r\n",
    lambda inner: b"data:text/plain;base64," + base64.b64encode(inner),
    lambda inner: b"eyJhbGciOiJub25lIn0." + base64.urlsafe_b64encode(inner) + b".",
    lambda inner: inner[: len(inner) // 2],
    lambda inner: inner[:3] + b"\0" + inner[4:],
    lambda inner: inner * 2,
    # Listed, a byte becomes twenty: a few thousand keep within what a capture holds.
    lambda inner: _listed(inner[:LISTED]),
    lambda inner: inner.hex(" ").encode(),
    lambda inner: ",".join(map(str, inner)).encode(),
    lambda inner: json.dumps({base64.b64encode(inner).decode(): 1}).encode(),
    lambda inner: _text(inner).translate(NUMERALS).encode("utf-8", "replace"),
    lambda inner: b"_".join((inner, inner)),
)


def _listed(inner: bytes) -> bytes:
    return json.dumps({"bytes": list(inner), "codes": {str(at): one for at, one in enumerate(inner)}}).encode()


def _varint(number: int) -> bytes:
    digits = bytearray()
    while number > 0x7F:
        digits.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*digits, number])


_LEAVES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(list(rare_bodies())),
    st.sampled_from([SOME.persona.phone, SOME.persona.id_card, SOME.persona.name, "30.25,120.16", "1" * 3000]).map(
        str.encode
    ),
)


@st.composite
def nested(draw: st.DrawFn) -> bytes:
    content = draw(_LEAVES)
    for wrap in draw(st.lists(st.sampled_from(_WRAPPINGS), max_size=7)):
        content = wrap(content)
        if len(content) > 1 << 20:
            break
    return content


SHAPES = st.builds(Shape, st.sampled_from(PLACES), st.sampled_from(MEDIA), st.sampled_from(ENCODINGS))


def _see(shape: Shape, content: bytes) -> None:
    began = time.process_time()
    ((_, seen),) = ENGINE.see_all([shaped(shape, content)])
    for one in seen.sightings:
        assert one.flow == 0
        assert 0 < one.confidence <= 1
    took = time.process_time() - began
    assert took < LONGEST_S, f"{took:.1f} s for {shape} with {len(content)} bytes"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MOST_KB


def main() -> int:
    until = time.monotonic() + int(sys.argv[1])
    rounds = 0
    while time.monotonic() < until:
        options = settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        )
        seed(rounds)(options(given(SHAPES, nested())(_see)))()
        rounds += 1
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rounds * ROUND} nestings, at most {peak_mb:.0f} MB, none that broke it")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
