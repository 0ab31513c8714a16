"""The particulars that a test report must hold (ISO/IEC 17025:2017, 7.8.2.1), as label and text.

Whatever nobody said is printed as not given: a reader sees the gap instead of missing the row.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.app import App
from harness.model.permission import Permission
from harness.model.run import RunStatus
from harness.report.clock_text import minute_text
from harness.report.plain_text import plain
from harness.report.references import references
from harness.report.subject import InspectedRun, Inspection
from harness.report.words import Words


@dataclass(frozen=True, slots=True)
class Particular:
    """`item` is the letter of 7.8.2.1 that asks for it."""

    item: str
    label: str
    text: str


def particulars(inspection: Inspection, words: Words) -> tuple[Particular, ...]:
    """In the order of the standard; the title (a) and the results (m) are the report itself."""
    return tuple(Particular(item, words.say(key), text) for item, key, text in _rows(inspection, words))


def _rows(inspection: Inspection, words: Words) -> Iterator[tuple[str, str, str]]:
    laboratory, order = inspection.laboratory, inspection.order
    given = _Given(words)
    address = words.joined([part for part in (laboratory.address, laboratory.contact) if part])
    yield "b", "laboratory", given(laboratory.name)
    yield "b", "laboratory.address", given(address)
    yield "c", "place", given(order.place)
    yield "d", "report_id", plain(inspection.report_id, 80)
    yield "e", "customer", given(order.customer)
    yield "e", "customer.contact", given(order.contact)
    yield "f", "method", _method(inspection, words)
    yield "f", "references", words.joined(list(references(inspection, words))) or words.say("not_given")
    yield "f", "campaign", given(inspection.campaign)
    yield "f", "letter", "\n".join(permissions(inspection, words))
    yield "g", "items", "\n".join(_item(app, inspection, words) for app in apps_of(inspection))
    yield "h", "received", order.received.isoformat() if order.received else words.say("not_given")
    yield "i", "period", period_text(inspection.runs, words)
    yield "j", "made_at", f"{minute_text(inspection.made_at)} {words.say('time_zone')}"
    yield "k", "sampling", given(order.sampling)
    yield "n", "section.deviations", "\n".join(deviations(inspection, words)) or words.say("deviations.none")
    yield "o", "signature.approved", given(order.approved_by)
    yield "p", "outside", plain(order.outside, 300) or words.say("outside.none")


def permissions(inspection: Inspection, words: Words) -> tuple[str, ...]:
    """The letters under which the runs were made, each once; that there was none, where there was none."""
    letters = dict.fromkeys(one.run.permission for one in inspection.runs if one.run.permission)
    without = any(one.run.permission is None for one in inspection.runs)
    told = [_letter(letter, words) for letter in letters]
    return tuple(told + ([words.say("letter.none")] if without or not told else []))


def _letter(letter: Permission, words: Words) -> str:
    forbidden = [*letter.forbidden_scenarios, *letter.forbidden_actions]
    parts = [plain(letter.issued_by, 120), plain(letter.number, 100), f"{letter.valid_from} – {letter.valid_until}"]
    if forbidden:
        parts.append(words.say("letter.forbidden", what=words.joined([plain(one, 60) for one in forbidden])))
    return words.joined([part for part in parts if part])


class _Given:
    def __init__(self, words: Words) -> None:
        self._nothing = words.say("not_given")

    def __call__(self, text: str) -> str:
        return plain(text, 300) or self._nothing


def apps_of(inspection: Inspection) -> tuple[App, ...]:
    """The subjects, each once, in the order in which they first appear."""
    return tuple({one.run.app.key: one.run.app for one in inspection.runs}.values())


def period_text(runs: tuple[InspectedRun, ...], words: Words) -> str:
    """From the first beginning to the last end, with the time zone."""
    moments = [moment for one in runs for moment in (one.run.began, one.ended) if moment]
    if not moments:
        return words.say("not_given")
    first, last = minute_text(min(moments)), minute_text(max(moments))
    shown = first if first == last else f"{first} – {last[11:] if first[:10] == last[:10] else last}"
    return f"{shown} {words.say('time_zone')}"


def deviations(inspection: Inspection, words: Words) -> tuple[str, ...]:
    """Additions, deviations and exclusions (7.8.2.1 n): what people said, and what the recordings say themselves."""
    said = [words.of(remark) for remark in inspection.remarks]
    said += [plain(remark, 300) for remark in inspection.order.remarks]
    said += _told_by_runs(inspection.runs, words)
    return tuple(plain(one, 600) for one in dict.fromkeys(said))


def _told_by_runs(runs: tuple[InspectedRun, ...], words: Words) -> Iterator[str]:
    broken = [one for one in runs if one.status is not RunStatus.COMPLETE]
    if broken:
        yield words.say("deviation.broken", count=len(broken), runs=words.joined([one.folder for one in broken[:8]]))
    off = dict.fromkeys(channel for one in runs for channel in one.run.without)
    if off:
        names = [words.name("capture_channel", channel) for channel in off]
        yield words.say("deviation.without", channels=words.joined(names))
    excused = dict.fromkeys(one.function for app in _apps(runs) for one in app.exceptions)
    if excused:
        yield words.say("deviation.exceptions", functions=words.joined([plain(one, 60) for one in excused]))


def _apps(runs: tuple[InspectedRun, ...]) -> tuple[App, ...]:
    return tuple({one.run.app.key: one.run.app for one in runs}.values())


def _method(inspection: Inspection, words: Words) -> str:
    version = plain(inspection.rule_set, 160) or words.say("not_given")
    told = words.say("method.rules", rules=len(inspection.rules), version=version)
    return f"{words.say('basis')}{words.say('stop')}{told}"


def _item(app: App, inspection: Inspection, words: Words) -> str:
    """Name, version, form, where it is, filing number, package as installed: enough to know it again."""
    parts = [plain(app.name, 60), f"{words.say('version')} {plain(app.version, 40)}", words.say(f"app_kind.{app.kind}")]
    parts += [plain(address, 120) for address in dict.fromkeys(app.addresses.values())][:3]
    number = plain(app.filing_number or "", 60) or words.say("filing_number.none")
    packages = dict.fromkeys(_package(one, words) for one in inspection.runs if one.run.app.key == app.key)
    return words.joined([*parts, f"{words.say('filing_number')} {number}", *packages])


def _package(one: InspectedRun, words: Words) -> str:
    """What the device told of the installed package; that none was read, where none was."""
    if one.package is None:
        return words.say("package.none")
    told = one.package.data
    signers = told.get("signers")
    names = [plain(str(name), 80) for name in signers[:3]] if isinstance(signers, list | tuple) else []
    return words.say(
        "package.seen",
        package=plain(one.package.subject, 120),
        version=plain(str(told.get("version", "")), 40),
        signers=words.joined(names) or words.say("unknown"),
        installer=plain(str(told.get("installer", "")), 80) or words.say("unknown"),
    )
