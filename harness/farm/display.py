"""Show runs while they run: a live table on a terminal, plain lines in a pipe.

Steps and faults quote what an app shows, so everything is made printable, and nothing is read as markup.
"""

import sys
import time
from collections.abc import Mapping
from typing import Protocol, TextIO

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from harness.farm.progress import Progress
from harness.model.file_fault import printable
from harness.model.saying import Language

HEADINGS: Mapping[Language, tuple[str, ...]] = {
    "zh": ("运行", "场景", "步骤", "通道", "事件", "状态"),
    "en": ("run", "scenario", "step", "channels", "events", "state"),
}
SIGNS = {"proved": "+", "started": "…", "failed": "x", "lost": "x", "off": "-", "ended": "+"}


class Display(Protocol):
    """Told about every change; must never block a run."""

    def show(self, name: str, progress: Progress) -> None: ...
    def close(self) -> None: ...


def display_for(stream: TextIO, language: Language) -> Display:
    return LiveTable(language) if stream.isatty() else PlainLines(stream)


class PlainLines:
    """One line when a scenario begins or ends, when a fault happens and when a run ends."""

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self._stream, self._said, self._began = stream, dict[str, tuple[str, ...]](), time.monotonic()

    def show(self, name: str, progress: Progress) -> None:
        said = (progress.scenario, progress.status, str(len(progress.faults)))
        if self._said.get(name) == said:
            return
        self._said[name] = said
        what = printable(progress.status or progress.scenario or "starting")
        fault = f" ({printable(progress.faults[-1])})" if progress.faults else ""
        spent = time.monotonic() - self._began
        print(f"[{spent:6.1f}s] {name}: {what}{fault}, {progress.events} events", file=self._stream, flush=True)

    def close(self) -> None:
        self._stream.flush()


class LiveTable:
    """A table that redraws itself, one row a run."""

    def __init__(self, language: Language, console: Console | None = None) -> None:
        self._language, self._rows = language, dict[str, Progress]()
        self._live = Live(console=console, refresh_per_second=4, transient=False)
        self._live.start()

    def show(self, name: str, progress: Progress) -> None:
        self._rows[name] = progress
        self._live.update(self._table())

    def close(self) -> None:
        self._live.stop()

    def _table(self) -> Table:
        table = Table(*HEADINGS[self._language], expand=False)
        for name, progress in self._rows.items():
            channels = " ".join(f"{channel}{SIGNS.get(state, '?')}" for channel, state in progress.channels.items())
            state = progress.status or "…"
            cells = (name, progress.scenario, progress.step, channels, str(progress.events), state)
            table.add_row(*(Text(printable(cell)) for cell in cells))
        return table
