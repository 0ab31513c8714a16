"""Device profiles are found by name or path; ours are what they claim to be."""

from pathlib import Path

import pytest

from harness.model.faults import BadInput
from harness.plan.device_file import find_device, known_devices, load_device

OURS = Path(__file__).resolve().parents[2] / "device_profiles"
GOOD = """\
name: 手机
platform: browser
imitates: android
simulated: true
width_dp: 360
height_dp: 780
scale: 3
user_agent: Mozilla/5.0
"""


def test_the_three_browser_profiles_imitate_the_three_systems() -> None:
    profiles = [find_device(name, OURS) for name in ("android-phone", "ios-phone", "harmony-phone")]
    assert [profile.imitates for profile in profiles] == ["android", "ios", "harmony"]
    assert all(profile.simulated and profile.platform == "browser" for profile in profiles)
    for profile, mark in zip(profiles, ["Android 14", "iPhone OS", "ArkWeb"], strict=True):
        assert mark in profile.user_agent
    assert profiles[0].key == "android-phone"


def test_every_profile_in_the_folder_loads() -> None:
    assert len([find_device(name, OURS) for name in known_devices(OURS)]) >= 3


def test_a_profile_can_be_given_by_path(tmp_path: Path) -> None:
    path = tmp_path / "my-phone.yaml"
    path.write_text(GOOD)
    found = find_device(str(path), OURS)
    assert (found.key, found.scale, found.locale, found.timezone) == ("my-phone", 3.0, "zh-CN", "Asia/Shanghai")


def test_an_unknown_device_gets_the_closest_name_and_the_list() -> None:
    with pytest.raises(BadInput) as caught:
        find_device("andriod-phone", OURS)
    said = caught.value.line("en")
    assert "did you mean `android-phone`? known: " in said
    assert all(f" {name}" in said for name in ("android-phone", "harmony-phone", "ios-phone"))
    assert "android-phone" in caught.value.line("zh")


@pytest.mark.parametrize("name", ["../x", "", "a/b", "android-phone\x00"])
def test_a_name_never_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(BadInput):
        find_device(name, OURS)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("width_dp: 360", "width_dp: wide", "width_dp"),
        ("width_dp: 360", "width_dp: 3", "width_dp"),
        ("scale: 3", "scale: 0", "scale"),
        ("simulated: true", "simulated: maybe", "simulated"),
        ("platform: browser", "platform: webos", "platform"),
        ("name: 手机", "nam: 手机", "nam"),
        ("user_agent: Mozilla/5.0", 'user_agent: "a\\r\\nX-Evil: 1"', "user_agent"),
        ("scale: 3", "scale: 3\ntimezone: Mars/Base", "timezone"),
    ],
)
def test_a_broken_profile_is_named_by_field(tmp_path: Path, old: str, new: str, field: str) -> None:
    path = tmp_path / "phone.yaml"
    path.write_text(GOOD.replace(old, new))
    with pytest.raises(BadInput, match=rf"phone\.yaml: {field}: "):
        load_device(path)


def test_our_phones_cover_the_chinese_systems_a_foldable_and_a_low_end_one() -> None:
    profiles = [find_device(name, OURS) for name in known_devices(OURS)]
    phones = [one for one in profiles if one.platform == "android" and not one.simulated and not one.virtual]
    assert len(phones) >= 12
    roms = {rom for one in phones if one.match for rom in one.match.rom}
    assert {"HyperOS", "MIUI", "HarmonyOS", "EMUI", "MagicOS", "ColorOS", "OriginOS", "Flyme"} <= roms
    assert any(one.match and one.match.foldable for one in phones)
    assert any(one.match and (one.match.ram_mib.most or 9999) <= 4096 for one in phones)
    assert sum(one.virtual is not None for one in profiles) >= 3
