"""Spellings keep every sign of the value, save masks."""

import base64
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


CODED = ("masked", "chinese_digits", "gbk_bytes", "utf16_bytes")


@pytest.mark.parametrize("spelling", [one for one in SPELLINGS if one.form not in CODED], ids=lambda one: one.form)
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


@pytest.mark.parametrize("seed", range(12))
def test_numerals_and_bytes_lead_back_to_the_value(seed: int) -> None:
    by_form = {one.form: one for one in SPELLINGS}
    digits = str.maketrans("〇零○一幺壹二贰三叁四肆五伍六陆七柒八捌九玖", "0001112233445566778899", " -")
    spoken = by_form["chinese_digits"].write(random.Random(seed), VALUES["phone"])
    assert spoken.translate(digits) == VALUES["phone"]
    for form, codec in (("gbk_bytes", "gb18030"), ("utf16_bytes", "utf-16-le")):
        text = by_form[form].write(random.Random(seed), VALUES["name"])
        raws = [base64.b64decode(text)] if len(text) % 4 == 0 else []
        raws += [bytes.fromhex(text)] if not text.strip("0123456789abcdefABCDEF") else []
        assert VALUES["name"] in {raw.decode(codec, "replace") for raw in raws}
