"""Spellings keep every sign of the value, save masks."""

import random

import pytest

from harness.canary.corpus.spelling import SPELLINGS, split

VALUES = {
    "phone": "19900012345",
    "id_card": "33010619780101123X",
    "imei": "861234567890123",
    "oaid": "0b8e0e3c-9f3e-4c1a-8a55-0123456789ab",
    "idfa": "0B8E0E3C-9F3E-4C1A-8A55-0123456789AB",
    "android_id": "9774d56d682e549c",
    "mac": "02:ab:cd:ef:01:23",
    "name": "澹台翀垚",
}


@pytest.mark.parametrize("spelling", [one for one in SPELLINGS if one.form != "masked"], ids=lambda one: one.form)
def test_no_sign_is_lost(spelling: object) -> None:
    for what in spelling.classes:  # type: ignore[attr-defined]
        written = spelling.write(random.Random(1), VALUES[what])  # type: ignore[attr-defined]
        core = "".join(sign for sign in VALUES[what] if sign.isalnum()).lower()
        kept = "".join(sign for sign in written if sign.isalnum()).lower()
        assert core in (kept, kept[::-1], kept.removeprefix("0086").removeprefix("86"))


def test_a_mask_keeps_length_head_and_tail() -> None:
    (masked,) = [one for one in SPELLINGS if one.form == "masked"]
    for seed in range(10):
        for what in masked.classes:
            written = masked.write(random.Random(seed), VALUES[what])
            assert len(written) == len(VALUES[what])
            assert (written[:3], written[-4:]) == (VALUES[what][:3], VALUES[what][-4:])
            assert written != VALUES[what]


@pytest.mark.parametrize("what", ["phone", "id_card", "imei", "name"])
def test_the_parts_of_a_split_value_join_to_it(what: str) -> None:
    assert "".join((split(random.Random(1), what, VALUES[what]) or {}).values()) == VALUES[what]


def test_nobody_splits_a_uuid() -> None:
    assert split(random.Random(1), "oaid", VALUES["oaid"]) is None
