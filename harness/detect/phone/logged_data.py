"""Planted personal data in the phone's own log, where every tool with log access reads it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harness.detect.event_evidence import EXCERPT_CHARS
from harness.detect.masking.mask import Masker
from harness.detect.traffic.identity.planted_value import names_of, numbers_of
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording.reader import Recording

LOG_DUMP = "log-main"
MOST_LOG_BYTES = 9_000_000
MOST_LINES = 200_000
MOST_EVIDENCE = 5
SHORTEST_CHARS = 4
PASSWORD = "password"


@dataclass(frozen=True, slots=True)
class _Searched:
    """A planted value, or an account's password."""

    subject: str
    text: str


def detect_data_logged(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """DATA_LOGGED, one for each class: a planted value, or an account's password, in a line of the app's own process.

    Names of two characters are too common by themselves; numbers are looked for as planted.
    """
    searched = list(_searched(recording))
    found: dict[str, dict[str, Evidence]] = {}
    phases: dict[str, Event] = {}
    for dump in recording.events:
        if dump.kind is EventKind.DUMP and dump.data.get("name") == LOG_DUMP:
            for subject, line, place in _hits(recording, dump, searched, masker):
                found.setdefault(subject, {}).setdefault(line, place)
                phases.setdefault(subject, dump)
    for subject, places in found.items():
        evidence = tuple(places.values())[:MOST_EVIDENCE]
        data = {"lines": len(places)}
        phase = phases[subject].phase
        yield Observation(Kind.DATA_LOGGED, Channel.LOG, subject, 1.0, evidence, phase=phase, direct=True, data=data)


def _searched(recording: Recording) -> Iterator[_Searched]:
    for value in (*numbers_of(recording.persona), *names_of(recording.persona)):
        if len(value.text) >= SHORTEST_CHARS:
            yield _Searched(value.what.value, value.text)
    for account in recording.run.app.accounts:
        if len(account.password) >= SHORTEST_CHARS:
            yield _Searched(PASSWORD, account.password)


def _hits(
    recording: Recording, dump: Event, searched: Sequence[_Searched], masker: Masker
) -> Iterator[tuple[str, str, Evidence]]:
    file = str(dump.data.get("file", ""))
    content = recording.bytes_of(file, MOST_LOG_BYTES).decode("utf-8", "replace")
    for number, line in enumerate(content.split("\n")[:MOST_LINES], 1):
        for one in searched:
            at = line.find(one.text)
            if at >= 0:
                excerpt = masker.around(line, at, at + len(one.text))[:EXCERPT_CHARS]
                yield one.subject, line, Evidence(file, f"line={number}", excerpt)
