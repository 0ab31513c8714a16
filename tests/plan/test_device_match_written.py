from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.device_profile import Between, DeviceMatch, VirtualDevice
from harness.model.faults import BadInput
from harness.plan.device_file import load_device
from harness.plan.device_match_written import between

PHONE = """\
name: 手机
platform: android
imitates: android
simulated: false
width_dp: 360
height_dp: 780
scale: 3
"""


def written(tmp_path: Path, more: str) -> Path:
    file = tmp_path / "phone.yaml"
    file.write_text(PHONE + more, encoding="utf-8")
    return file


def test_a_phone_is_described_by_what_it_is(tmp_path: Path) -> None:
    text = 'match:\n  maker: [HUAWEI, HONOR]\n  rom: HarmonyOS\n  api_level: "29-31"\n  foldable: false\n'
    profile = load_device(written(tmp_path, text))
    assert profile.match == DeviceMatch(
        maker=("HUAWEI", "HONOR"), rom=("HarmonyOS",), api_level=Between(29, 31), foldable=False
    )


def test_an_emulator_says_what_it_is_made_of(tmp_path: Path) -> None:
    image = "system-images;android-34;google_apis;x86_64"
    profile = load_device(
        written(tmp_path, f"match: {{api_level: 34}}\nvirtual: {{image: {image}, hardware: pixel_6}}\n")
    )
    assert profile.virtual == VirtualDevice(image, "pixel_6")
    assert profile.match
    assert profile.match.api_level == Between(34, 34)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", "`match` is missing"),
        ("match: {rom: MIUII}\n", "did you mean `MIUI`"),
        ('match: {api_level: "34-31"}\n', "not a range of numbers"),
        ('match: {api_level: "-"}\n', "not a range of numbers"),
        ("match: {api_level: new}\n", "not a range of numbers"),
        ("match: {markers: x}\n", "maker"),
        ("match: {}\nvirtual: {image: x, hardware: pixel}\n", "virtual.image"),
        ("match: {}\nvirtual: {image: system-images;android-34;g;x86, hardware: $(id)}\n", "virtual.hardware"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path: Path, more: str, words: str) -> None:
    with pytest.raises(BadInput, match=words.replace("(", r"\(")) as fault:
        load_device(written(tmp_path, more))
    assert "\n" not in fault.value.line("en")


def test_a_browser_is_not_matched_and_must_say_what_it_is(tmp_path: Path) -> None:
    browser = PHONE.replace("platform: android", "platform: browser")
    file = tmp_path / "browser.yaml"
    file.write_text(browser + "user_agent: x\nmatch: {}\n", encoding="utf-8")
    with pytest.raises(BadInput, match="not attached"):
        load_device(file)
    file.write_text(browser, encoding="utf-8")
    with pytest.raises(BadInput, match="user_agent"):
        load_device(file)


@given(st.integers(0, 99999), st.integers(0, 99999))
def test_a_range_holds_both_its_ends(one: int, other: int) -> None:
    least, most = sorted((one, other))
    written_range = between(f"{least}-{most}")
    assert written_range.holds(least)
    assert written_range.holds(most)
    assert not written_range.holds(most + 1)
    assert between(f"{least}-").holds(most)
    assert between(f"-{most}").holds(least)
    assert between("").holds(one)
