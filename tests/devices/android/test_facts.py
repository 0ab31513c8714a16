import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.facts import facts_of, properties_of
from harness.devices.android.rom import Rom
from tests.devices.android.paper_handset import Answer, PaperHandset

GETPROP = """[ro.build.fingerprint]: [HUAWEI/NOH-AN00/HWNOH:12/HUAWEINOH-AN00/104.2.0.131C00:user/release-keys]
[ro.build.version.release]: [12]
[ro.build.version.sdk]: [31]
[ro.build.version.security_patch]: [2024-05-01]
[ro.product.brand]: [HUAWEI]
[ro.product.cpu.abilist]: [arm64-v8a,armeabi-v7a,armeabi]
[ro.product.manufacturer]: [HUAWEI]
[ro.product.model]: [NOH-AN00]
[ro.serialno]: [8KE0219723001]
[hw_sc.build.platform.version]: [4.2.0]
[persist.odd]: [first
second]
[ro.debuggable]: [0]
"""
TRANSCRIPT: dict[str, Answer] = {
    "getprop": GETPROP,
    "getprop ro.debuggable": "0\n",
    "wm size": "Physical size: 1344x2772\nOverride size: 1080x2228\n",
    "wm density": "Physical density: 560\nOverride density: 480\n",
    "cat /proc/meminfo": "MemTotal:        7834112 kB\nMemFree:          204012 kB\n",
    "pm list features": "feature:android.hardware.camera\n",
    "id -u": "2000\n",
}


def told(**more: Answer) -> Any:
    return facts_of(PaperHandset({**TRANSCRIPT, **more}))


def test_a_phone_tells_what_it_is() -> None:
    facts = told()
    assert (facts.maker, facts.model, facts.api_level, facts.rom) == (
        "HUAWEI",
        "NOH-AN00",
        31,
        Rom("HarmonyOS", "4.2.0"),
    )
    assert facts.abis == ("arm64-v8a", "armeabi-v7a", "armeabi")
    assert (facts.width_px, facts.height_px, facts.density_dpi) == (1080, 2228, 480)
    assert (facts.width_dp, facts.height_dp, facts.scale) == (360, 743, 3.0)
    assert facts.ram_mib == 7650
    assert not facts.root
    assert not (facts.foldable or facts.emulator or facts.simulated)


def test_a_hinge_makes_a_foldable() -> None:
    assert told(**{"pm list features": "feature:android.hardware.sensor.hinge_angle\n"}).foldable


def test_an_emulator_is_told_from_a_phone() -> None:
    assert told(getprop=GETPROP + "[ro.kernel.qemu]: [1]\n").emulator


def test_a_stand_in_of_ours_is_marked() -> None:
    assert told(getprop=GETPROP + "[ro.harness.simulated]: [1]\n").simulated


def test_a_phone_that_says_nothing_has_no_facts_and_no_error() -> None:
    facts = facts_of(PaperHandset({}))
    assert (facts.api_level, facts.width_dp, facts.ram_mib, facts.abis) == (0, 0, 0, ())


def test_facts_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(told().as_data()))["rom"] == {"name": "HarmonyOS", "version": "4.2.0"}


def test_a_value_of_several_lines_is_one_value() -> None:
    assert properties_of(GETPROP)["persist.odd"] == "first\nsecond"


@given(st.text(max_size=300))
def test_any_text_has_properties_or_none(text: str) -> None:
    properties_of(text)
