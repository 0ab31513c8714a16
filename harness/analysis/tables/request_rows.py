"""Rows of requests: a request with the answer of the same flow. Hosts are masked; paths and bodies stay behind."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from harness.analysis.tables.figure import count, text
from harness.analysis.tables.row import RequestRow
from harness.model.event import Event, EventKind

OWN_HOST = "canary.harness.invalid"


def request_rows(
    events: Iterable[tuple[int, Event]], domains: Sequence[str], mask: Callable[[str], str]
) -> Iterator[RequestRow]:
    """One row a request of the app; our own canary requests are none."""
    listed = list(events)
    answers = {text(event.data, "flow"): event for _, event in listed if event.kind is EventKind.RESPONSE}
    for session, event in listed:
        if event.kind is EventKind.REQUEST and text(event.data, "host") != OWN_HOST:
            yield _row(session, event, answers.get(text(event.data, "flow")), domains, mask)


def _row(
    session: int, event: Event, answer: Event | None, domains: Sequence[str], mask: Callable[[str], str]
) -> RequestRow:
    data, host = event.data, text(event.data, "host").casefold()
    return RequestRow(
        session,
        event.seq,
        event.t,
        event.phase.value,
        event.scenario,
        mask(host),
        any(host == domain or host.endswith("." + domain) for domain in domains),
        text(data, "scheme"),
        text(data, "method"),
        text(data, "http_version"),
        count(answer.data, "status") if answer else None,
        count(data, "bytes") or 0,
        (count(answer.data, "bytes") or 0) if answer else 0,
        round(answer.mono_ms - event.mono_ms, 3) if answer else None,
    )
