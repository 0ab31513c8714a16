"""Stand-in classes are found by short names, and a missing compiler is said."""

from pathlib import Path

import pytest

from harness.model.faults import MissingComponent
from harness.simulated.hotspot.stand_ins import compile_stand_ins, full_name, full_names


def test_a_class_is_found_by_its_short_name() -> None:
    assert full_name("TelephonyManager") == "android.telephony.TelephonyManager"
    assert full_name("Settings$Secure") == "android.provider.Settings$Secure"


def test_a_name_that_has_a_package_stays_as_it_is() -> None:
    assert full_name("java.lang.Runtime") == "java.lang.Runtime"


def test_no_two_stand_ins_share_a_short_name() -> None:
    folder = Path(compile_stand_ins.__code__.co_filename).parent / "java"
    assert len(full_names()) == len(list(folder.rglob("*.java")))


def test_a_home_without_a_compiler_is_a_missing_component(tmp_path: Path) -> None:
    with pytest.raises(MissingComponent) as raised:
        compile_stand_ins(tmp_path, tmp_path / "classes")
    assert "javac" in raised.value.line("en")
