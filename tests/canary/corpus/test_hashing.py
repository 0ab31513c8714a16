"""Digests: published vectors, and what is keyed stays unknown."""

import base64
import hashlib
import random

import pytest

from harness.canary.corpus import hashing


def test_the_digests_meet_published_vectors() -> None:
    assert hashing.digest("sm3", b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert hashing.digest("md5", b"abc").hex() == "900150983cd24fb0d6963f7d28e17f72"
    assert hashing.digest("ripemd160", b"abc").hex() == "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"
    assert hashing.digest("sha3_256", b"abc").hex().startswith("3a985da74fe225b2045c172d6bd390bd")
    assert hashing.digest("blake2b", b"abc").hex().startswith("ba80a53f981c4d0d6a2797b69f12f6e9")


@pytest.mark.parametrize("seed", range(20))
def test_a_hash_is_of_one_of_the_normal_forms(seed: int) -> None:
    text = hashing.hashed(random.Random(seed), "mac", "02:ab:cd:ef:01:23", "sha1")
    text = text.removeprefix("sha1:").removeprefix("$sha1$").removesuffix("|1")
    raw = base64.b64decode(text) if len(text) == 28 else bytes.fromhex(text)
    assert raw in {hashlib.sha1(form.encode()).digest() for form in hashing.normal_forms("mac", "02:ab:cd:ef:01:23")}


def test_a_keyed_digest_is_no_plain_one() -> None:
    plain = {
        hashing.digest(algorithm, form.encode()).hex()
        for algorithm in hashing.ALGORITHMS
        for form in hashing.normal_forms("phone", "19900012345")
    }
    keyed = {hashing.keyed(random.Random(seed), "phone", "19900012345").lower() for seed in range(50)}
    assert not plain & keyed
    assert len(keyed) == 50
