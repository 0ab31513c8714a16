import pytest

from harness.model import faults
from harness.model.saying import Saying

NO_LAMP = Saying("the lamp is out", "灯灭了")
BUY_OIL = Saying("buy oil", "买油")


def test_a_fault_is_one_line_of_place_what_and_mend() -> None:
    fault = faults.BadInput(NO_LAMP, "house.yaml: lamp", BUY_OIL)
    assert fault.line("en") == "house.yaml: lamp: the lamp is out; buy oil"
    assert fault.line("zh") == "house.yaml: lamp: 灯灭了；请买油"
    assert str(fault) == fault.line("en")


def test_a_fault_without_place_or_mend_says_only_what() -> None:
    assert faults.HarnessError(NO_LAMP).line("zh") == "灯灭了"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (faults.BadInput, 2),
        (faults.MissingComponent, 4),
        (faults.RunFault, 3),
        (faults.DeviceLost, 3),
        (faults.CaptureLost, 3),
        (faults.StepFailed, 3),
        (faults.EvidenceBroken, 1),
        (faults.HarnessError, 1),
    ],
)
def test_every_kind_of_fault_has_its_documented_exit_code(kind: type[faults.HarnessError], code: int) -> None:
    assert kind(NO_LAMP).exit_code == code


def test_whatever_ends_a_run_is_a_run_fault() -> None:
    assert all(issubclass(kind, faults.RunFault) for kind in (faults.DeviceLost, faults.CaptureLost, faults.StepFailed))
