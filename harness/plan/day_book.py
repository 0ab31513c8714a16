"""What a campaign of days knows, as a file beside its runs: each day's visit, kept before anything is made of it.

A state is written whole, forced to the disk and put in place of the old one in one step: whoever is killed leaves the
old state or the new one, never half of any.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from harness.model.faults import BadInput
from harness.model.file_fault import fault_in
from harness.model.saying import Saying
from harness.model.visit import Visit
from harness.plan.whole_file import write_whole

STATE = "state.json"
MAX_BYTES = 1_000_000
_Text = Annotated[str, Field(max_length=200)]


class _WrittenVisit(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    day: date
    states: Annotated[tuple[_Text, ...], Field(max_length=100)] = ()


class WrittenState(BaseModel):
    """The state file. `needed` are working days, `rest_days` days of rest beside them.

    `concluded` is the result of the protocol once a recording holds it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: Literal[1] = 1
    app: _Text
    device: _Text
    needed: Annotated[int, Field(ge=1, le=60)]
    rest_days: Annotated[int, Field(ge=0, le=20)] = 0
    visits: Annotated[tuple[_WrittenVisit, ...], Field(max_length=200)] = ()
    concluded: Literal["", "positive", "negative"] = ""


def read_state(path: Path) -> WrittenState | None:
    """None where nothing was kept yet. Raises BadInput for a file that is no state."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    if len(raw) > MAX_BYTES:
        raise _no_state(path, "too large", "文件过大")
    try:
        return WrittenState.model_validate_json(raw)
    except ValidationError as fault:
        said = fault_in("", WrittenState, fault)
        raise _no_state(path, f"{said.where}: {said.what.en}", f"{said.where}：{said.what.zh}") from None


def write_state(path: Path, state: WrittenState) -> None:
    """Whole or not at all, and on the disk when this returns."""
    write_whole(path, state.model_dump_json(indent=1) + "\n")


@dataclass(frozen=True, slots=True)
class FileDayBook:
    """The day book of a run: drive's DayBook over the state file. `path` must hold a state already."""

    path: Path
    today: date

    @property
    def needed(self) -> int:
        return self._state().needed

    @property
    def rest_days(self) -> int:
        return self._state().rest_days

    def visits(self) -> tuple[Visit, ...]:
        return tuple(Visit(one.day, one.states) for one in self._state().visits)

    def keep(self, visit: Visit) -> None:
        state = self._state()
        others = [one for one in state.visits if one.day != visit.day]
        states = tuple(text[:200] for text in visit.states[:100])
        visits = tuple(sorted([*others, _WrittenVisit(day=visit.day, states=states)], key=lambda one: one.day))
        write_state(self.path, state.model_copy(update={"visits": visits}))

    def _state(self) -> WrittenState:
        state = read_state(self.path)
        if state is None:
            raise _no_state(self.path, "is not there", "文件不存在")
        return state


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a campaign's folder. Raises BadInput when somebody else is at work in it."""
    with (folder / ".lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except OSError:
            what = Saying("somebody else is at work in it", "另有进程正在使用")
            raise BadInput(what, str(folder), Saying("wait for its end", "等待其结束")) from None
        yield


def _no_state(path: Path, en: str, zh: str) -> BadInput:
    mend = Saying("restore it, or remove it and begin again", "恢复该文件，或删除后重新开始")
    return BadInput(Saying(f"no state of a campaign ({en})", f"不是检测方案的状态文件（{zh}）"), str(path), mend)
