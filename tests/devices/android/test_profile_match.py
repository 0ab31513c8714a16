from dataclasses import replace
from pathlib import Path

import pytest

from harness.devices.android.facts import HandsetFacts
from harness.devices.android.profile_match import fitting, lacking, misfits
from harness.devices.android.rom import Rom
from harness.devices.android.root import Root
from harness.model.device_profile import Between, DeviceMatch, DeviceProfile

MATE = HandsetFacts(
    serial="127.0.0.1:7555",
    hardware_serial="8KE0219723001",
    maker="HUAWEI",
    brand="HUAWEI",
    model="NOH-AN00",
    rom=Rom("HarmonyOS", "4.2.0"),
    release="12",
    api_level=31,
    abis=("arm64-v8a",),
    fingerprint="",
    security_patch="",
    width_px=1344,
    height_px=2772,
    density_dpi=560,
    ram_mib=7650,
    foldable=False,
    emulator=False,
    simulated=False,
    debuggable=False,
    root=Root("none", "retail"),
)


def profile(*, simulated: bool = False, match: dict[str, object] | None = None, **more: object) -> DeviceProfile:
    wanted = DeviceMatch(**{**(match or {}), **more})  # type: ignore[arg-type]
    return DeviceProfile("p", "P", "android", "android", simulated, 360, 780, 3.0, "", match=wanted)


@pytest.mark.parametrize(
    ("match", "attribute"),
    [
        ({"serial": ("X1",)}, "serial"),
        ({"maker": ("Xiaomi",)}, "maker"),
        ({"model": ("NOP-*",)}, "model"),
        ({"rom": ("EMUI", "MIUI")}, "rom"),
        ({"rom_version": Between(2, 3)}, "rom_version"),
        ({"api_level": Between(32)}, "api_level"),
        ({"width_px": Between(None, 720)}, "width_px"),
        ({"ram_mib": Between(None, 4096)}, "ram_mib"),
        ({"foldable": True}, "foldable"),
        ({"emulator": True}, "emulator"),
        ({"rooted": True}, "rooted"),
    ],
)
def test_each_attribute_can_keep_a_handset_out(match: dict[str, object], attribute: str) -> None:
    assert [one.attribute for one in misfits(profile(match=match), MATE)] == [attribute]


def test_all_that_is_said_must_fit_and_nothing_more() -> None:
    wanted = profile(
        serial=("8KE0219723001",),
        maker=("huawei",),
        model=("noh-*",),
        rom=("HarmonyOS",),
        rom_version=Between(2, 4),
        api_level=Between(29, 31),
        foldable=False,
        rooted=False,
    )
    assert misfits(wanted, MATE) == ()
    assert misfits(profile(), MATE) == ()


def test_a_brand_counts_as_its_maker() -> None:
    assert misfits(profile(maker=("Redmi",)), replace(MATE, maker="Xiaomi", brand="Redmi")) == ()


def test_a_stand_in_is_never_taken_for_a_phone_nor_a_phone_for_a_stand_in() -> None:
    assert misfits(profile(), replace(MATE, simulated=True))[0].attribute == "simulated"
    assert misfits(profile(simulated=True), MATE)[0].attribute == "simulated"
    assert misfits(profile(simulated=True), replace(MATE, simulated=True)) == ()


def test_what_is_missing_is_told_by_the_nearest_handset() -> None:
    far = replace(MATE, serial="FAR", maker="vivo", brand="vivo", rom=Rom("OriginOS", "4"), api_level=35)
    said = lacking(profile(maker=("HUAWEI",), rom=("HarmonyOS",), api_level=Between(29, 30)), [far, MATE])
    assert said
    assert said.en == "nearest is 127.0.0.1:7555: api_level 31 instead of 29-30"
    assert "api_level 为 31" in said.zh


def test_nothing_attached_and_something_that_fits() -> None:
    said = lacking(profile(), [])
    assert said
    assert "no Android device" in said.en
    assert lacking(profile(), [MATE]) is None
    assert fitting(profile(api_level=Between(31, 31)), [MATE]) == (MATE,)


def test_a_browser_fits_no_handset() -> None:
    browser = DeviceProfile("b", "B", "browser", "android", True, 360, 780, 3.0, "UA")
    assert misfits(browser, MATE)[0].attribute == "platform"


def test_our_profiles_fit_the_phones_they_mean() -> None:
    from harness.plan.device_file import find_device, known_devices

    folder = Path(__file__).resolve().parents[3] / "device_profiles"
    ours = [find_device(name, folder) for name in known_devices(folder)]
    assert {one.key for one in ours if fitting(one, [MATE])} == {"huawei-harmonyos4", "mate-40"}
    low = replace(MATE, maker="Xiaomi", brand="Redmi", rom=Rom("MIUI", "12"), api_level=29, width_px=720, ram_mib=2800)
    assert {one.key for one in ours if fitting(one, [low])} == {"xiaomi-miui", "redmi-low-end"}
