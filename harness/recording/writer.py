"""RecordingWriter: the only hand that writes into a recording while its run lasts.

Each event is one `write` to a file opened for appending, done before `append` returns: from then on the kernel holds
it, and killing the process loses nothing. What was written is never changed again.
"""

import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from harness.model.event import Event, EventKind, Phase, Source
from harness.model.faults import CaptureLost, EvidenceBroken, HarnessError
from harness.model.persona import Persona
from harness.model.run import Run
from harness.model.saying import Saying
from harness.recording import layout
from harness.recording.clock import Clock
from harness.recording.event_line import digest, encode_line, fitted
from harness.recording.json_form import canonical, to_json
from harness.recording.layout import inside

SPACE = Saying("free some space or choose another --out folder", "释放磁盘空间，或用 --out 另选文件夹")


class RecordingWriter:
    """Thread-safe. `phase` and `scenario` may be set at any time; they are stamped on the events that follow."""

    def __init__(self, folder: Path, events_fd: int, clock: Clock, prev: str) -> None:
        """For `begin`, which makes the folder and its first files."""
        self.folder = folder
        self.phase = Phase.SETUP
        self.scenario = ""
        self._clock, self._fd, self._prev = clock, events_fd, prev
        self._seq = self._length_bytes = 0
        self._lock = threading.Lock()
        self._open = True

    @classmethod
    def begin(cls, folder: Path, run: Run, persona: Persona, clock: Clock) -> Self:
        """Make the folder with run.json, persona.json and an empty time line.

        Raises EvidenceBroken when the folder holds a run already, CaptureLost when the disk takes no more.
        """
        run_bytes = canonical(to_json(run)) + b"\n"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write_new(folder / layout.RUN, run_bytes)
            _write_new(folder / layout.PERSONA, canonical(to_json(persona)) + b"\n")
            fd = os.open(folder / layout.EVENTS, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        except FileExistsError:
            what = Saying(
                "the folder holds a run already; a repeat is a new attempt", "文件夹中已有记录，重跑须用新的 attempt"
            )
            raise EvidenceBroken(what, str(folder)) from None
        except OSError as fault:
            raise _lost(str(folder), fault) from fault
        return cls(folder, fd, clock, digest(run_bytes))

    def append(self, source: Source, kind: EventKind, data: Mapping[str, Any], *, phase: Phase | None = None) -> Event:
        """Write one event; it is with the kernel when this returns.

        Values in `data` must have a JSON form (EvidenceBroken otherwise) and are cut to what a line may hold.
        Raises CaptureLost when the disk takes no more, EvidenceBroken after `close`.
        """
        plain = fitted(data)
        with self._lock:
            if not self._open:
                raise EvidenceBroken(Saying("the recording is closed", "记录已关闭"), layout.EVENTS)
            now, mono_ms = self._clock.now(), self._clock.mono_ms()
            event = Event(self._seq, now, mono_ms, source, kind, phase or self.phase, self.scenario, plain)
            line = encode_line(event, self._prev)
            self._write(line + b"\n")
            self._seq, self._prev = self._seq + 1, digest(line)
        return event

    def _write(self, line: bytes) -> None:
        try:
            written = os.write(self._fd, line)
        except OSError as fault:
            raise _lost(layout.EVENTS, fault) from fault
        if written != len(line):
            # A full disk took half a line: take it back, so that what follows does not stand behind a torn one.
            os.ftruncate(self._fd, self._length_bytes)
            raise CaptureLost(Saying("the disk is full", "磁盘已满"), layout.EVENTS, SPACE)
        self._length_bytes += written

    def add_file(self, relative: str, content: bytes) -> Path:
        """Write a file once. The same content again is fine; another content raises EvidenceBroken."""
        path = self.path(relative)
        try:
            _write_new(path, content)
        except FileExistsError:
            if path.read_bytes() != content:
                what = Saying("a file of the recording may not change", "记录中的文件不得更改")
                raise EvidenceBroken(what, relative) from None
        except OSError as fault:
            raise _lost(relative, fault) from fault
        return path

    def path(self, relative: str) -> Path:
        """A place in the recording for a tool that writes its file itself; its folder is made."""
        path = inside(self.folder, relative)
        if path.relative_to(self.folder).parts[0] in layout.RESERVED:
            raise EvidenceBroken(Saying("this name belongs to the recording itself", "该文件名为记录保留"), relative)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise _lost(relative, fault) from fault
        return path

    def close(self) -> None:
        """Force the time line to the disk and end it. May be called twice."""
        with self._lock:
            if self._open:
                self._open = False
                os.fsync(self._fd)
                os.close(self._fd)


def _write_new(path: Path, content: bytes) -> None:
    """Exclusive, and whole or not at all: a link of a finished temporary file is what makes the name appear."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    try:
        temporary.write_bytes(content)
        path.hardlink_to(temporary)
    finally:
        temporary.unlink(missing_ok=True)


def _lost(where: str, fault: OSError) -> HarnessError:
    reason = fault.strerror or type(fault).__name__
    return CaptureLost(Saying(f"cannot be written ({reason})", f"无法写入（{reason}）"), where, SPACE)
