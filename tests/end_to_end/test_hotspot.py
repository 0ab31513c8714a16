"""The Java side of a simulated app, as a real JVM."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.model.faults import DeviceLost, StepFailed
from harness.simulated.hotspot.app_process import AppProcess, start_app_process
from harness.simulated.hotspot.stand_ins import compile_stand_ins

pytestmark = pytest.mark.end_to_end


@pytest.fixture(scope="module")
def app(jdk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppProcess]:
    with start_app_process(jdk, compile_stand_ins(jdk, tmp_path_factory.mktemp("classes")), 0) as running:
        yield running


def test_a_call_answers_what_was_planted_even_with_odd_signs(app: AppProcess) -> None:
    app.set("imei", "86\t1中文\n9+ ")
    assert app.call("TelephonyManager.getImei") == "86\t1中文\n9+ "


def test_arguments_choose_the_overload_and_are_read_by_type(app: AppProcess) -> None:
    assert app.call("ContentResolver.insert", "content://sms", "x") == "content://sms"
    assert app.call("SystemProperties.get", "ro.none", "else") == "else"


def test_a_thrown_exception_and_an_unknown_name_are_failed_steps(app: AppProcess) -> None:
    with pytest.raises(StepFailed, match="Certificate pinning failure"):
        app.call("CertificatePinner.check", "gov.test")
    with pytest.raises(StepFailed, match="NoSuchMethod"):
        app.call("TelephonyManager.nothing")


def test_what_does_not_answer_in_time_is_lost(jdk: Path, tmp_path: Path) -> None:
    with start_app_process(jdk, compile_stand_ins(jdk, tmp_path), 0) as own:
        with pytest.raises(DeviceLost):
            own.call("TelephonyManager.getImei", times=2_000_000_000, timeout_s=0.2)
        assert own.alive
    assert not own.alive
