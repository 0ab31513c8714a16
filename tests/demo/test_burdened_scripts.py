"""The scripts of the burdened app: its datum is GCJ-02 and its digest MD5, as the ground truth says."""

import hashlib
import json
import math
import shutil
import subprocess
from typing import Any

import pytest

from harness.demo.pages import DEMO

SCRIPTS = DEMO / "apps" / "burdened"
# Published pairs of WGS-84 and GCJ-02 positions, degrees.
KNOWN = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
]


def in_node(script: str, expression: str) -> Any:
    """The value of an expression over `it`, the module of a script. Node is a component of this project."""
    node = shutil.which("node")
    assert node, "Node is not installed; run make install"
    program = f"const it = require({json.dumps(str(SCRIPTS / script))}); console.log(JSON.stringify({expression}))"
    done = subprocess.run([node, "-e", program], capture_output=True, text=True, timeout=20, check=True)
    return json.loads(done.stdout)


def test_positions_are_shifted_as_the_published_pairs_say() -> None:
    shifted = in_node("gcj02.js", f"{json.dumps([pair[0] for pair in KNOWN])}.map(([a, b]) => it.fromWgs84(a, b))")
    for place, (_, (lat, lng)) in zip(shifted, KNOWN, strict=True):
        assert (place["lat"], place["lng"]) == pytest.approx((lat, lng), abs=1e-9)


def test_within_china_a_shift_is_some_hundred_metres() -> None:
    places = [(lat, lng) for lat in (20, 30, 40, 50) for lng in (80, 95, 110, 125)]
    shifted = in_node("gcj02.js", f"{json.dumps(places)}.map(([a, b]) => it.fromWgs84(a, b))")
    for (lat, lng), place in zip(places, shifted, strict=True):
        north, east = (place["lat"] - lat) * 111_000, (place["lng"] - lng) * 111_000 * math.cos(math.radians(lat))
        assert 50 < math.hypot(north, east) < 1000


def test_outside_china_nothing_is_shifted() -> None:
    assert in_node("gcj02.js", "it.fromWgs84(48.85, 2.35)") == {"lat": 48.85, "lng": 2.35}


def test_the_digest_is_md5_at_every_length_around_a_block() -> None:
    texts = ["", "13812345678", "中文", *("x" * length for length in (54, 55, 56, 57, 63, 64, 65, 119, 120))]
    digests = in_node("md5.js", f"{json.dumps(texts)}.map(it.hex)")
    assert digests == [hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() for text in texts]
