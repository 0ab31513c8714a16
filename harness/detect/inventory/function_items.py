"""The functions of a version: those that the detectors know, the menus' entries, the core tasks that could be done."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from harness.detect.event_evidence import at_event
from harness.detect.inventory.stand import FIRST_PAGE, Stand, channel, role, scenario
from harness.detect.masking.mask import Masker
from harness.detect.words.lexicon import load_lexicon
from harness.model.event import Event, EventKind
from harness.model.inventory import Category, Item
from harness.model.observation import Kind, Observation
from harness.recording.reader import Recording

SURE = 0.5  # from here on a judge may use an observation
KNOWN = frozenset(
    {
        *(Kind.CHECK_IN, Kind.RANKING, Kind.POINTS, Kind.ONLINE_TIME, Kind.USAGE_RATE, Kind.LOGIN_DUTY),
        *(Kind.PROMOTION, Kind.METRIC_ASSESSMENT, Kind.ASSESSMENT, Kind.FORM_DUTY, Kind.MEDIA_DUTY),
        *(Kind.TRAIL_FUNCTION, Kind.SUPERVISOR_LIST, Kind.PAYMENT, Kind.ADVERTISEMENT, Kind.MEMBERSHIP),
        *(Kind.COMPLAINT_ENTRY, Kind.COMPLAINT_RATING),
    }
)
# The lexicons by whose words the text of an entry already says which function it is.
_SAYS: Mapping[str, Kind] = MappingProxyType(
    {
        "check_in": Kind.CHECK_IN,
        "ranking": Kind.RANKING,
        "online_time": Kind.ONLINE_TIME,
        "usage_rate": Kind.USAGE_RATE,
        "login_duty": Kind.LOGIN_DUTY,
        "promotion": Kind.PROMOTION,
        "assessment": Kind.ASSESSMENT,
        "trail": Kind.TRAIL_FUNCTION,
        "commerce": Kind.PAYMENT,
    }
)
WAY = "menu "  # how the walk through the menus names a page: by the way that led to it


def task(name: str) -> str:
    return f"task:{name}"


def opened(role_name: str, entry: str) -> str:
    return f"opened:{role_name}:{entry}"


def known_functions(observations: Iterable[Observation], stand: Stand) -> Iterator[Item]:
    """The functions that have a detector, by kind; shown and served by a server they are one function."""
    for one in observations:
        if one.kind in KNOWN and one.confidence >= SURE and one.evidence:
            yield Item(
                Category.FUNCTION,
                one.kind.value,
                stand.page(one),
                stand.under(one),
                one.evidence[0],
                frozenset({one.kind.value}),
            )


def tasks_done(recording: Recording, masker: Masker) -> Iterator[Item]:
    """The core tasks that came to their end. Another recording must have tried the task, too."""
    for event in recording.events:
        if event.kind is EventKind.TASK and event.data.get("outcome") == "done":
            name, own = str(event.data.get("task", "")), str(event.data.get("role", ""))
            under = {channel("screens"), scenario(event.scenario), task(name)} | ({role(own)} if own else set())
            place = at_event(event, masker, name)
            yield Item(Category.FUNCTION, masker.mask(name), "", frozenset(under), place, frozenset({"task"}))


def menu_entries(recording: Recording, masker: Masker) -> Iterator[Item]:
    """What the menus offer, by role; its place is the entry behind which it stands."""
    for event in recording.events:
        if event.kind is EventKind.MENU:
            yield from _entries(event, _ways(recording.events, event.scenario), masker)


def _entries(event: Event, ways: Mapping[str, str], masker: Masker) -> Iterator[Item]:
    own = str(event.data.get("role", ""))
    listed = [*_texts(event, "entries"), *_texts(event, "denied")]
    for text in dict.fromkeys(listed):
        behind = ways.get(text, "")
        under = {channel("screens"), scenario(event.scenario)} | ({role(own)} if own else set())
        if behind not in ("", FIRST_PAGE):
            under.add(opened(own, behind))
        place = at_event(event, masker, text)
        traits = frozenset({"menu", *functions_named(text)})
        yield Item(Category.FUNCTION, masker.mask(text), masker.mask(behind), frozenset(under), place, traits)


def functions_named(text: str) -> frozenset[str]:
    """The kinds of function that the text of a menu entry names, by the strong words of the lexicons."""
    return frozenset(kind.value for name, kind in _SAYS.items() if load_lexicon(name).spot(text))


def _ways(events: Iterable[Event], within: str) -> dict[str, str]:
    """By the text of an entry that was opened in a scenario: the entry before it, or the first page."""
    found: dict[str, str] = {}
    for event in events:
        why = str(event.data.get("why", "")) if event.kind is EventKind.SCREEN and event.scenario == within else ""
        if why.startswith(WAY):
            way = why.removeprefix(WAY).split(" > ")
            found.setdefault(way[-1], way[-2] if len(way) > 1 else FIRST_PAGE)
    return found


def _texts(event: Event, key: str) -> list[str]:
    listed = event.data.get(key)
    return [str(one) for one in listed] if isinstance(listed, list | tuple) else []


def tried(recording: Recording) -> Iterator[str]:
    """The conditions about functions that a recording met: tasks tried, entries opened."""
    for event in recording.events:
        if event.kind is EventKind.TASK:
            yield task(str(event.data.get("task", "")))
        elif event.kind is EventKind.MENU:
            own = str(event.data.get("role", ""))
            yield from (opened(own, text) for text in _texts(event, "opened"))
