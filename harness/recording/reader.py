"""Recording: a recording as those see it who come after the run. Reads only, and believes nothing."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from harness.model.event import Event
from harness.model.faults import EvidenceBroken
from harness.model.persona import Persona
from harness.model.run import Run
from harness.model.saying import Saying
from harness.model.screen import UiTree
from harness.recording import layout
from harness.recording.event_line import MAX_LINE_BYTES, decode_line, load_json
from harness.recording.json_form import from_json
from harness.recording.layout import inside, shown

MAX_HEAD_BYTES = 4 * 1024 * 1024
MAX_TREE_BYTES = 16 * 1024 * 1024
MAX_EVENTS = 2_000_000


@dataclass(frozen=True)
class Recording:
    """One attempt of one run, sealed or not. `open` it; every fault of its content is an EvidenceBroken."""

    folder: Path
    run: Run
    persona: Persona

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Raises EvidenceBroken when run.json or persona.json are not there or not ours."""
        head = {}
        for name in (layout.RUN, layout.PERSONA):
            head[name] = load_json(read_bounded(folder, name, MAX_HEAD_BYTES), name)
        run = from_json(Run, head[layout.RUN], layout.RUN)
        return cls(folder, run, from_json(Persona, head[layout.PERSONA], layout.PERSONA))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The time line. A torn last line (the process was killed) is left out; see `torn`."""
        path = inside(self.folder, layout.EVENTS)
        lines = (line for line in lines_of(path) if line.endswith(b"\n"))
        return tuple(decode_line(line, f"{layout.EVENTS} line {number}")[0] for number, line in enumerate(lines, 1))

    @cached_property
    def torn(self) -> bool:
        """Whether the time line ends in the middle of a line, as after a power cut."""
        with inside(self.folder, layout.EVENTS).open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            return file.read(1) not in (b"", b"\n")

    def bytes_of(self, relative: str, limit_bytes: int) -> bytes:
        """A file's content. Raises EvidenceBroken when it is absent, no plain file, outside, or above the limit."""
        return read_bounded(self.folder, relative, limit_bytes)

    def tree(self, screen_id: str) -> UiTree:
        """The elements of one screen. Raises EvidenceBroken when they are not there or not ours."""
        name = f"{layout.SCREENS}/{screen_id}.tree.json"
        return from_json(UiTree, load_json(self.bytes_of(name, MAX_TREE_BYTES), name), name)

    def derived(self, name: str) -> Path:
        """A place for something computed from this recording; outside the seal, can be deleted."""
        path = inside(self.folder, f"{layout.DERIVED}/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def read_bounded(folder: Path, relative: str, limit_bytes: int) -> bytes:
    """The content of a plain file inside `folder` of at most `limit_bytes`; EvidenceBroken otherwise."""
    path = inside(folder, relative)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise EvidenceBroken(Saying("not a plain file", "不是普通文件"), shown(relative))
        with path.open("rb") as file:
            content = file.read(limit_bytes + 1)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise EvidenceBroken(Saying(f"cannot be read ({reason})", f"无法读取（{reason}）"), shown(relative)) from None
    if len(content) > limit_bytes:
        what = Saying(f"larger than {limit_bytes} bytes", f"超过 {limit_bytes} 字节")
        raise EvidenceBroken(what, shown(relative))
    return content


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a time line with their newlines; a torn last one has none. EvidenceBroken when unbounded."""
    try:
        with path.open("rb") as file:
            for number in range(1, MAX_EVENTS + 2):
                line = file.readline(MAX_LINE_BYTES + 2)
                if not line:
                    return
                if len(line) > MAX_LINE_BYTES + 1 or number > MAX_EVENTS:
                    what = Saying("longer than a time line may be", "超出时间线的长度上限")
                    raise EvidenceBroken(what, f"{path.name} line {number}")
                yield line
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise EvidenceBroken(Saying(f"cannot be read ({reason})", f"无法读取（{reason}）"), path.name) from None
