"""A pytest session is a run when an app is named, and an ordinary pytest session when none is."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from harness import pytest_plugin
from harness.devices.port import free_port
from harness.model.faults import EXIT_INCOMPLETE, BadInput, DeviceLost, SecrecyMet, StepFailed
from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.pytest_plugin import outcome_of, scenario_name

ROOT = Path(__file__).resolve().parents[1]
APPS = ROOT / "harness" / "demo" / "apps"
SCENARIO = """from harness.pytest_plugin import Inspector

def test_short(inspector: Inspector) -> None:
    inspector.launch()
"""


@pytest.mark.parametrize(
    ("names", "scenario"),
    [
        ({"name": "test_launch[x]", "originalname": "test_launch"}, "launch"),
        ({"name": "test_launch"}, "launch"),
        ({"name": "probe"}, "probe"),
    ],
)
def test_a_scenario_is_named_as_its_function(names: dict[str, str], scenario: str) -> None:
    assert scenario_name(SimpleNamespace(**names)) == scenario  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (DeviceLost(Saying("gone", "丢失"), "tap"), ("error", "tap: gone")),
        (StepFailed(Saying("not there", "没有"), "登录"), ("error", "登录: not there")),
        (BadInput(Saying("no address", "没有地址"), "addresses"), ("failed", "addresses: no address")),
        (AssertionError("assert 1 == 2\n  and more"), ("failed", "AssertionError: assert 1 == 2")),
        (pytest.skip.Exception("no superior account"), ("skipped", "no superior account")),
    ],
)
def test_how_a_scenario_ended(error: BaseException, outcome: tuple[str, str]) -> None:
    assert outcome_of(error) == outcome


def test_an_outcome_is_bounded() -> None:
    assert len(outcome_of(ValueError("x" * 5000))[1]) < 300


def run_pytest(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_scenario.py").write_text(SCENARIO)
    plain = ("-q", "-p", "no:cacheprovider", "-o", "addopts=", "--rootdir", str(folder), "test_scenario.py")
    argv = [sys.executable, "-m", "pytest", *plain, *options]
    return subprocess.run(argv, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_a_scenario_without_an_app_says_what_it_needs(tmp_path: Path) -> None:
    done = run_pytest(tmp_path)
    assert done.returncode == 2
    assert "a scenario needs a run: pytest scenarios/ --app APP.yaml --device NAME" in done.stdout


def test_bad_input_ends_the_session_with_one_line_in_the_language_asked_for(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("key: x\nname: [a\nsponsor: b\n")
    for language, said in (("en", "not readable as YAML"), ("zh", "不是有效的 YAML")):
        done = run_pytest(tmp_path, "--app", str(broken), "--lang", language)
        assert done.returncode == 2
        assert f"{broken} line 3 column 8: {said}" in done.stdout
        assert "Traceback" not in done.stdout + done.stderr


def test_an_address_that_does_not_answer_is_told_before_a_recording_is_made(tmp_path: Path) -> None:
    dead, address = tmp_path / "dead.yaml", f"http://127.0.0.1:{free_port()}/"
    dead.write_text((APPS / "null.yaml").read_text().replace("https://gonggao.qinghe.test/", address))
    done = run_pytest(tmp_path, "--app", str(dead), "--out", str(tmp_path / "out"), "--lang", "en")
    assert done.returncode == 2
    assert f"{dead}: addresses.browser: {address} does not answer" in done.stdout
    assert not (tmp_path / "out").exists()


def test_collecting_alone_begins_no_run(tmp_path: Path) -> None:
    options = ("--app", str(APPS / "null.yaml"), "--out", str(tmp_path / "out"), "--collect-only")
    done = run_pytest(tmp_path, *options)
    assert done.returncode == 0
    assert "test_short" in done.stdout
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("named", "taken"),
    [((".",), {"test_short"}), (("apart",), {"test_night"}), ((".", "apart"), {"test_short", "test_night"})],
)
def test_a_folder_within_a_folder_of_scenarios_is_taken_when_it_is_named(
    tmp_path: Path, named: tuple[str, ...], taken: set[str]
) -> None:
    (tmp_path / "test_scenario.py").write_text(SCENARIO)
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart" / "test_long.py").write_text(SCENARIO.replace("test_short", "test_night"))
    plain = ("-q", "-p", "no:cacheprovider", "-o", "addopts=", "--rootdir", str(tmp_path), "--import-mode=importlib")
    argv = [sys.executable, "-m", "pytest", *plain, "--app", str(APPS / "null.yaml"), "--collect-only", *named]
    done = subprocess.run(argv, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert {line.split("::")[1] for line in done.stdout.splitlines() if "::" in line} == taken


def test_a_second_request_to_end_does_not_break_off_the_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.delenv(pytest_plugin.PARENT_VARIABLE, raising=False)
    try:
        pytest_plugin._end_with_the_supervisor()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.05)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_run_whose_supervisor_is_gone_asks_itself_to_end() -> None:
    asked = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda *_: asked.set())
    try:
        pytest_plugin._watch_supervisor(os.getppid() + 1)
        assert asked.wait(5)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_secrecy_marking_ends_the_session_and_aborts_the_run() -> None:
    told: list[object] = []

    def end(why: str) -> RunStatus:
        told.append(why)
        return RunStatus.ABORTED

    run = SimpleNamespace(end=end)
    config = SimpleNamespace(stash={pytest_plugin.RUN: run}, getoption=lambda _name: "en")
    session = SimpleNamespace(shouldstop=False, exitstatus=0, config=config)
    item = SimpleNamespace(name="test_functions", originalname="test_functions", session=session)
    plugin = pytest_plugin._RunPlugin(config)  # type: ignore[arg-type]
    plugin._outcomes["functions"] = ("passed", "")
    fault = SecrecyMet(Saying("a secrecy marking", "密级标志"), "screen")
    call = SimpleNamespace(excinfo=SimpleNamespace(value=fault), when="call")
    hook = plugin.pytest_runtest_makereport(item, call)  # type: ignore[arg-type]
    next(hook)
    with pytest.raises(StopIteration):
        hook.send(SimpleNamespace())  # type: ignore[arg-type]
    plugin.pytest_sessionfinish(session)  # type: ignore[arg-type]
    assert session.shouldstop == "screen: a secrecy marking"
    assert (told, session.exitstatus) == (["screen: a secrecy marking"], EXIT_INCOMPLETE)
