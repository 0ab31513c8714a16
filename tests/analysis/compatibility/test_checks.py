"""Compatibility items."""

from harness.analysis.compatibility.checks import CORE_PATH, VARIANTS, compatibility
from harness.analysis.tables.extract import RunRows
from harness.analysis.tables.row import CheckRow
from tests.analysis.stability.laboratory import CLEAN, key, made, subject


def check(variant: str, outcome: str = "passed", session: int = 1, code: str = "") -> CheckRow:
    return CheckRow(session, session, "CMP-6", variant, outcome, code, "")


def all_variants(outcome: str = "passed") -> tuple[CheckRow, ...]:
    return tuple(check(variant, outcome) for variant in VARIANTS["CMP-6"])


def test_an_item_tells_what_failed_and_what_is_missing() -> None:
    rows = (check("font_1.0"), check("font_2.0", "failed", code="ui_scale"))
    (found,) = compatibility(subject(made([CLEAN], checks=rows)))
    assert (found.subject, found.data["failed"], found.data["codes"]) == ("CMP-6", 1, ["ui_scale"])
    assert (found.data["runs"], found.data["runs_needed"], found.data["confirmed"]) == (2, 5, 0)
    assert found.data["missing"] == ["font_1.3", "display_size", "dark_mode"]


def test_what_does_not_apply_is_covered_and_what_could_not_be_tried_is_not() -> None:
    (whole,) = compatibility(subject(made([CLEAN], checks=all_variants("not_applicable"))))
    assert not whole.data["missing"]
    assert not list(compatibility(subject(made([CLEAN], checks=all_variants("error")))))


def test_a_check_that_passes_again_stays_failed_and_one_that_fails_again_is_confirmed() -> None:
    failed = (check("dark_mode", "failed", code="ui_scale"),)
    passed_again = made([CLEAN], key(attempt=2), checks=(check("dark_mode"),))
    (mild,) = compatibility(subject(made([CLEAN], checks=failed), passed_again))
    assert (mild.data["failed"], mild.data["confirmed"]) == (1, 0)
    (grave,) = compatibility(subject(made([CLEAN], checks=failed), made([CLEAN], key(attempt=2), checks=failed)))
    assert (grave.data["failed"], grave.data["confirmed"]) == (1, 1)


def _walked(device: str, outcome: str, *, simulated: bool = False) -> RunRows:
    return made(
        [CLEAN],
        key(device, device=device, simulated=simulated),
        checks=(CheckRow(1, 1, "CMP-4", "core_script", outcome, "", ""),),
    )


def _core_path(*runs: RunRows) -> dict[str, object]:
    return next(dict(one.data) for one in compatibility(subject(*runs)) if one.subject == CORE_PATH)


def test_the_core_path_is_counted_over_all_devices_and_its_share_over_the_real_ones() -> None:
    real = [_walked("a", "failed"), _walked("b", "failed"), *(_walked(name, "passed") for name in "cde")]
    told = _core_path(*real, _walked("f", "failed", simulated=True))
    assert (told["runs"], told["failed"], told["real"], told["share"]) == (6, 3, 5, 0.4)
    assert isinstance(told["lower"], float)
    assert 0.07 < told["lower"] < 0.08


def test_simulated_devices_alone_give_no_share() -> None:
    told = _core_path(_walked("a", "failed", simulated=True))
    assert (told["failed"], told["real"], told["share"], told["lower"]) == (1, 0, 0.0, 0.0)
