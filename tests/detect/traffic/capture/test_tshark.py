"""tshark as a process: what it is told, what is said where it is missing, and that none stays behind."""

import stat
from pathlib import Path

import pytest

from harness.detect.traffic.capture import tshark
from harness.detect.traffic.capture.tshark import TornCapture, arguments, run_tshark
from harness.model.faults import MissingComponent, RunFault


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "tshark"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(tshark, "PROGRAM", str(program))


def test_bodies_stay_packed_and_keys_are_named(tmp_path: Path) -> None:
    told = arguments(Path("-x.pcap"), tmp_path / "keys.log")
    assert "http.decompress_body:FALSE" in told
    assert f"tls.keylog_file:{tmp_path / 'keys.log'}" in told
    assert "-x.pcap" not in told


def test_where_there_is_none_the_mend_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tshark, "PROGRAM", "no-such-program")
    with pytest.raises(MissingComponent, match="apt-get install tshark"):
        next(run_tshark(Path("x"), None))


def test_its_complaint_comes_after_what_it_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, 'echo "<pdml>"; echo "cut \\033 short" >&2; exit 2')
    said = run_tshark(Path("x"), None)
    assert next(said) == b"<pdml>\n"
    with pytest.raises(TornCapture, match=r"cut \? short"):
        next(said)


def test_silence_is_a_fault_and_the_process_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = tmp_path / "pid"
    stand_in(tmp_path, monkeypatch, f"echo $$ > {pid}; exec sleep 60")
    monkeypatch.setattr(tshark, "SILENCE_TIMEOUT_S", 0.5)
    with pytest.raises(RunFault, match="says nothing"):
        list(run_tshark(Path("x"), None))
    assert not Path(f"/proc/{pid.read_text().strip()}").exists()
