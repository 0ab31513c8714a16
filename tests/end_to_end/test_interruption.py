"""Ctrl-C, a supervisor that is killed, and plain pytest: each leaves a recording that tells how it ended."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from harness.demo.server import DemoServer
from harness.recording.verify import verify
from tests.end_to_end.stage import (
    APPS,
    COMMAND,
    PHONE,
    ROOT,
    environment,
    events_written,
    harness,
    living,
    recordings,
    until,
)

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(240)]

APP = str(APPS / "null.yaml")


@dataclass(frozen=True, slots=True)
class Going:
    process: subprocess.Popen[bytes]
    out: Path

    @classmethod
    def begin(cls, argv: list[str], out: Path) -> "Going":
        with (out / "printed").open("wb") as sink:
            process = subprocess.Popen(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                cwd=ROOT,
                env=environment(),
                start_new_session=True,
            )
        return cls(process, out)

    def recording(self) -> Path:
        """The recording, once its first scenario is under way."""
        assert until(lambda: any(b'"screen"' in events_written(one) for one in recordings(self.out)), 60), self.printed
        return recordings(self.out)[0]

    @property
    def printed(self) -> str:
        return (self.out / "printed").read_text()

    def wait(self, timeout_s: float) -> int:
        return self.process.wait(timeout_s)


@dataclass(frozen=True, slots=True)
class Three:
    interrupted: Going
    orphaned: Going
    plain: Going


@pytest.fixture(scope="module")
def three(server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Three]:
    """All at once, to save time: they are independent of each other, which is part of what is shown."""
    outs = [tmp_path_factory.mktemp(name) for name in ("interrupted", "orphaned", "plain")]
    lab = ["--lab", str(server.laboratory_file)]
    command = [*COMMAND, "run", APP, *lab, "--out"]
    target = str(ROOT / "scenarios" / "test_consent.py")
    plain = [sys.executable, "-m", "pytest", target, "-k", "unanswered", "-p", "no:cacheprovider", "--app", APP, *lab]
    going = [
        Going.begin([*command, str(outs[0]), "--scenario", "launch_unanswered"], outs[0]),
        Going.begin([*command, str(outs[1])], outs[1]),  # all scenarios: it must not be over when its end comes
        Going.begin([*plain, "--device", PHONE, "--out", str(outs[2])], outs[2]),
    ]
    yield Three(*going)
    for one in going:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait(10)


def seal_of(folder: Path) -> dict[str, object]:
    content = json.loads((folder / "seal.json").read_bytes())
    assert isinstance(content, dict)
    return content


def test_ctrl_c_seals_what_there_is(three: Three) -> None:
    folder = three.interrupted.recording()
    three.interrupted.process.send_signal(signal.SIGINT)
    assert three.interrupted.wait(30) == 130, three.interrupted.printed
    assert seal_of(folder)["status"] == "aborted"
    assert "interrupted" in str(seal_of(folder)["why"])
    assert living(folder) == []
    said = harness("verify", folder, "--lang", "en")
    assert (said.code, "incomplete" in said.out) == (3, True)
    assert "Traceback" not in three.interrupted.printed


def test_a_run_whose_supervisor_is_killed_ends_by_itself(three: Three) -> None:
    folder = three.orphaned.recording()
    tree = psutil.Process(three.orphaned.process.pid).children(recursive=True)
    assert tree
    before = events_written(folder)
    three.orphaned.process.kill()
    assert until(lambda: not living(folder), 40), living(folder)
    assert psutil.wait_procs(tree, timeout=5)[1] == []
    assert events_written(folder).startswith(before)
    assert verify(folder, None).state == "incomplete"
    assert seal_of(folder)["status"] == "aborted"


def test_plain_pytest_makes_the_same_recording(three: Three) -> None:
    assert three.plain.wait(90) == 0, three.plain.printed
    (folder,) = recordings(three.plain.out)
    assert f"recording: {folder}" in three.plain.printed
    assert verify(folder, None).state == "intact"
    run = json.loads((folder / "run.json").read_bytes())
    assert (run["app"]["key"], run["device"]["key"], run["scenarios"]) == ("null", PHONE, ["launch_unanswered"])
    assert living(folder) == []
