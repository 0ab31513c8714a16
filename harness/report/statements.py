"""What a laboratory states under its report: the fixed words of ISO/IEC 17025, and what these runs in fact did."""

from collections.abc import Iterator

from harness.report.subject import InspectedRun, Inspection
from harness.report.words import Words


def statements(inspection: Inspection, words: Words) -> tuple[str, ...]:
    """7.8.2.1 l and q, then how data, accounts and traffic were dealt with, none of it more than the runs show."""
    return tuple(words.say(f"statement.{name}") for name in _named(inspection))


def _named(inspection: Inspection) -> Iterator[str]:
    yield "whole"
    yield "scope"
    yield "accounts" if any(one.run.app.accounts for one in inspection.runs) else "persona"
    yield "masked"
    opened = [_opened(one) for one in inspection.runs]
    if any(opened):
        yield "decrypted" if all(opened) else "decrypted_in_part"
    else:
        yield "not_decrypted"
    yield "no_attack"
    yield "objection"


def _opened(inspected: InspectedRun) -> bool:
    """Whether the proxy proved in this run that it saw what was sent."""
    proxy = inspected.coverage.channels.get("proxy")
    return proxy is not None and proxy.ok
