"""How far bytes look like random ones."""

import math
import random
import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.receiver.randomness import expected_entropy, randomness

TEXT = (
    "关于进一步做好基层减负工作的通知各县市区人民政府市直各部门为贯彻落实中央整治形式主义决策部署切实减轻基层负担"
    "现将有关事项通知如下一要严格控制发文开会数量二要规范督查检查考核三要整治指尖上的形式主义四要建立长效机制"
)


@given(st.integers(64, 20_000), st.integers(0, 2**64))
def test_random_bytes_look_random(count: int, seed: int) -> None:
    assert randomness(random.Random(seed).randbytes(count)).random


@given(st.integers(64, 2_000), st.integers(0, 2**64), st.sampled_from([2, 10, 16, 36, 64, 94, 128]))
def test_bytes_of_few_kinds_do_not(count: int, seed: int, kinds: int) -> None:
    chance = random.Random(seed)
    measured = randomness(bytes(33 + chance.randrange(kinds) for _ in range(count)))
    assert not measured.random
    assert not measured.nearly


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5hkscs"])
@pytest.mark.parametrize("chars", [32, 64, len(TEXT)])
def test_chinese_text_does_not(codec: str, chars: int) -> None:
    measured = randomness(TEXT[:chars].encode(codec, "replace"))
    assert not measured.random
    assert not measured.nearly


@pytest.mark.parametrize("count", [64, 128, 300, 1024, 8192])
def test_the_expectation_is_that_of_random_bytes(count: int) -> None:
    chance = random.Random(count)
    mean = sum(randomness(chance.randbytes(count)).entropy_bits for _ in range(200)) / 200
    assert mean == pytest.approx(expected_entropy(count), abs=0.02)


def test_exact_and_approximate_expectation_meet() -> None:
    assert expected_entropy(8_192) == pytest.approx(expected_entropy(8_193), abs=1e-3)


@given(st.binary(min_size=1, max_size=400))
def test_entropy_lies_between_none_and_that_of_all_different(data: bytes) -> None:
    assert -1e-9 <= randomness(data).entropy_bits <= min(8.0, math.log2(len(data))) + 1e-9


ROWS: dict[str, Callable[[random.Random], bytes]] = {
    "doubles": lambda chance: struct.pack("<200d", *(chance.uniform(-1, 1) for _ in range(200))),
    "floats": lambda chance: struct.pack("<400f", *(chance.gauss(0, 1) for _ in range(400))),
    "sound": lambda chance: struct.pack(
        "<800h", *(max(-32768, min(32767, int(chance.gauss(0, 12e3)))) for _ in range(800))
    ),
    "numbers": lambda chance: struct.pack("<200I", *(chance.randrange(10**8) for _ in range(200))),
}


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("seed", range(20))
def test_rows_of_numbers_and_sound_do_not(kind: str, seed: int) -> None:
    measured = randomness(ROWS[kind](random.Random(seed)))
    assert not measured.random
    assert not measured.nearly
