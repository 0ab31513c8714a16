"""The geometry of one run's time line: phase bands, scenarios, lanes of ticks, consent moments. No markup here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from harness.model.event import Event, EventKind, Phase
from harness.report.clock_text import elapsed_text

WIDTH = 800.0
LEFT = 96.0
RIGHT = 14.0
BAND_Y, BAND_HEIGHT = 30.0, 16.0
SCENARIO_Y = 52.0
LANE_TOP, LANE_HEIGHT = 86.0, 17.0
TICKS_A_LANE = 300
MOST_MARKS = 24
LANES: tuple[tuple[str, frozenset[EventKind]], ...] = (
    ("steps", frozenset({EventKind.STEP, EventKind.TASK, EventKind.LOGIN, EventKind.GATE, EventKind.PROBE})),
    ("screens", frozenset({EventKind.SCREEN})),
    ("traffic", frozenset({EventKind.REQUEST, EventKind.WEBSOCKET_MESSAGE})),
    ("hooks", frozenset({EventKind.CALL})),
    ("network", frozenset({EventKind.CONNECT})),
    ("faults", frozenset({EventKind.FAULT, EventKind.SCRIPT_ERROR, EventKind.TRAFFIC_ERROR})),
)
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400)


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasted: `name` is a phase or a scenario."""

    x: float
    width: float
    name: str

    @property
    def fits(self) -> int:
        """How many small characters fit inside."""
        return int(self.width / 10.5)


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of ticks; `total` counts all its events, also those drawn over each other."""

    name: str
    y: float
    ticks: tuple[float, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A consent moment: `choice` is unanswered, refused or accepted."""

    x: float
    number: int
    choice: str


@dataclass(frozen=True, slots=True)
class AxisTick:
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws, in user units of a WIDTH x `height` drawing."""

    height: float
    axis: tuple[AxisTick, ...]
    phases: tuple[Span, ...]
    scenarios: tuple[Span, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    start_ms: float
    end_ms: float

    def x(self, ms: float) -> float:
        share = (ms - self.start_ms) / (self.end_ms - self.start_ms)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def chart(events: Sequence[Event]) -> Chart | None:
    """The drawing of one run's events, or None when there is nothing to draw."""
    ordered = sorted(events, key=lambda event: (event.mono_ms, event.seq))
    if len(ordered) < 2 or ordered[-1].mono_ms <= ordered[0].mono_ms:
        return None
    scale = _Scale(ordered[0].mono_ms, ordered[-1].mono_ms)
    lanes = tuple(_lanes(ordered, scale))
    return Chart(
        height=LANE_TOP + LANE_HEIGHT * len(lanes) + 8,
        axis=tuple(_axis(scale)),
        phases=tuple(_spans(ordered, scale, [event.phase.value for event in ordered])),
        scenarios=tuple(_spans(ordered, scale, [event.scenario for event in ordered])),
        lanes=lanes,
        marks=tuple(_marks(ordered, scale)),
    )


def _axis(scale: _Scale) -> Iterator[AxisTick]:
    length_s = (scale.end_ms - scale.start_ms) / 1000
    step = next((step for step in _STEPS_S if length_s / step <= 10), _STEPS_S[-1])
    for index in range(min(int(length_s // step) + 1, 24)):
        yield AxisTick(scale.x(scale.start_ms + index * step * 1000), elapsed_text(index * step))


def _spans(events: Sequence[Event], scale: _Scale, names: Sequence[str]) -> Iterator[Span]:
    """Runs of the same name; each lasts until the next begins. Nameless stretches are left out."""
    starts = []
    for name, same in groupby(zip(names, events, strict=True), key=lambda pair: pair[0]):
        starts.append((name, next(same)[1].mono_ms))
    ends = [*(start for _, start in starts[1:]), scale.end_ms]
    for (name, start), end in zip(starts, ends, strict=True):
        width = round(scale.x(end) - scale.x(start), 1)
        if name and width > 0:
            yield Span(scale.x(start), width, name)


def _lanes(events: Sequence[Event], scale: _Scale) -> Iterator[Lane]:
    for name, kinds in LANES:
        places = [scale.x(event.mono_ms) for event in events if event.kind in kinds]
        if places or name != "faults":
            y = LANE_TOP + LANE_HEIGHT * next(i for i, lane in enumerate(LANES) if lane[0] == name)
            yield Lane(name, y, tuple(_thinned(sorted({round(x) + 0.0 for x in places}))), len(places))


def _thinned(ticks: list[float]) -> list[float]:
    every = max(1, -(-len(ticks) // TICKS_A_LANE))
    return ticks[::every]


def _marks(events: Sequence[Event], scale: _Scale) -> Iterator[Mark]:
    moments = [event for event in events if event.kind is EventKind.CONSENT][:MOST_MARKS]
    for number, event in enumerate(moments, 1):
        yield Mark(scale.x(event.mono_ms), number, str(event.data.get("choice", "")))


def phases_shown(drawn: Chart) -> tuple[str, ...]:
    """The phases that occur, in the order of the model, for the legend."""
    present = {span.name for span in drawn.phases}
    return tuple(phase.value for phase in Phase if phase.value in present)
