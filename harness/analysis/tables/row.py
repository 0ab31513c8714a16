"""Rows: what one run adds to the tidy tables, one table a question.

Rows hold names, counts, times and masked texts only; positions are metres from where a walk began. So a table may be
printed (design law 5). Every row of a file also has the columns of its RunKey.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RunKey:
    """What all rows of one attempt of one run share."""

    run_id: str
    attempt: int
    app: str
    app_version: str
    device: str
    network: str
    simulated: bool


@dataclass(frozen=True, slots=True)
class RunRow:
    """Table runs: one attempt, how it ended and how long it took; `proved` are the channels that proved themselves."""

    began: datetime
    status: str
    seconds: float
    seed: int
    sessions: int
    events: int
    proved: str
    why: str


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """Table verdicts."""

    rule: str
    article: str
    role: str
    outcome: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """Table sessions: one fresh, clean state of the app. `core` means that it went at least once to a core task."""

    session: int
    scenario: str
    t: datetime
    seconds: float
    outcome: str
    core: bool


@dataclass(frozen=True, slots=True)
class StartRow:
    """Table starts: `first_ms` to the first picture, `full_ms` to the last change; None where it was not measured."""

    session: int
    seq: int
    start: str
    first_ms: float | None
    full_ms: float | None
    outcome: str
    first_after_install: bool


@dataclass(frozen=True, slots=True)
class CrashRow:
    """Table crashes: one failure of any kind, with who is to blame; only the app's and the server's count."""

    session: int
    seq: int
    t: datetime
    scenario: str
    what: str
    signature: str
    blame: str
    foreground: bool
    core: bool
    why: str


@dataclass(frozen=True, slots=True)
class FrameRow:
    """Table frames: the frames of one run of one script."""

    session: int
    seq: int
    script: str
    frames: int
    slow: int
    frozen: int
    refresh_hz: float


@dataclass(frozen=True, slots=True)
class MemoryRow:
    """Table memory: what the app held after one round of a repeated path."""

    session: int
    seq: int
    path: str
    loop: int
    seconds: float
    kilobytes: float


@dataclass(frozen=True, slots=True)
class RequestRow:
    """Table requests: one HTTP request and its answer; `host` is masked, addresses and bodies are left out."""

    session: int
    seq: int
    t: datetime
    phase: str
    scenario: str
    host: str
    first_party: bool
    scheme: str
    method: str
    http_version: str
    status: int | None
    sent_bytes: int
    received_bytes: int
    ms: float | None


@dataclass(frozen=True, slots=True)
class Ipv6Row:
    """Table ipv6: one figure. `measure` is bytes_share, connections_share, names_share, quality, fallback_ms ..."""

    measure: str
    subject: str
    party: str
    value: float


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """Table recoveries: what became of the app's state after one disturbance."""

    session: int
    seq: int
    disturbance: str
    outcome: str
    why: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """Table checks: one compatibility item (CMP-1 ..) in one variant."""

    session: int
    seq: int
    item: str
    variant: str
    outcome: str
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class TrailRow:
    """Table trails: the walked route in metres east and north of its first point; `sent` marks positions that left."""

    seq: int
    point: int
    seconds: float
    east_m: float
    north_m: float
    background: bool
    sent: bool


@dataclass(frozen=True, slots=True)
class AccessRow:
    """Table accesses: one access to a kind of data, by what was called, what the phone booked and what left.

    `witnessed` is called_and_sent, called_not_sent, booked_only or sent_only; `heard` names the witnesses that could
    speak, for a class is no finding where one was deaf. `seconds` is since the run began.
    """

    category: str
    witnessed: str
    heard: str
    phase: str
    seconds: float | None
    called: str
    calls: int
    booked: str
    sent: str


@dataclass(frozen=True, slots=True)
class ExplorationRow:
    """Table explorations: one exploration; `ended` is saturated, time, steps or broken, `start` the first screen."""

    session: int
    seq: int
    role: str
    ended: str
    seed: int
    screens: int
    steps: int
    seconds: float
    start: str
    denied: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Table moves: a way between two screens, which are named by structure; `word` is tap, back, home or scroll."""

    session: int
    seq: int
    origin: str
    target: str
    word: str
    control: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """Table events: the time line without what it says. `bytes` of a request, response or message; `ms` of a step."""

    session: int
    seq: int
    t: datetime
    mono_ms: float
    source: str
    kind: str
    phase: str
    scenario: str
    bytes: int | None
    ms: float | None


Row = (
    RunRow
    | VerdictRow
    | SessionRow
    | StartRow
    | CrashRow
    | FrameRow
    | MemoryRow
    | RequestRow
    | Ipv6Row
    | RecoveryRow
    | CheckRow
    | TrailRow
    | AccessRow
    | ExplorationRow
    | MoveRow
    | EventRow
)
TABLES: dict[str, type[Row]] = {
    "runs": RunRow,
    "verdicts": VerdictRow,
    "sessions": SessionRow,
    "starts": StartRow,
    "crashes": CrashRow,
    "frames": FrameRow,
    "memory": MemoryRow,
    "requests": RequestRow,
    "ipv6": Ipv6Row,
    "recoveries": RecoveryRow,
    "checks": CheckRow,
    "trails": TrailRow,
    "accesses": AccessRow,
    "explorations": ExplorationRow,
    "moves": MoveRow,
    "events": EventRow,
}
