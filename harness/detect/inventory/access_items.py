"""What a version reaches for on the device: permissions, and the interfaces that its code calls."""

from collections.abc import Iterable, Iterator

from harness.detect.inventory.stand import Stand, channel
from harness.model.event import Phase
from harness.model.inventory import Category, Item
from harness.model.observation import Evidence, Kind, Observation

# Categories of calls that a system or browser asks the user about.
ASKED = frozenset({"location", "camera", "microphone", "contacts", "notification", "calendar", "sms", "call_log"})
# Counted in every version of every app: storage, its own requests, clocks.
EVERYDAY = frozenset({"network", "storage"})
MOMENT = {
    Phase.BEFORE_CONSENT: "before_consent",
    Phase.REFUSED: "refused",
    Phase.AFTER_CONSENT: "in_use",
    Phase.BACKGROUND: "background",
}


def permissions(observations: Iterable[Observation], stand: Stand) -> Iterator[Item]:
    """Permissions that are declared (ledger), and those to whose data the app's code reaches (hooks)."""
    for one in observations:
        if one.kind is Kind.PERMISSION_HELD:
            group = str(one.data.get("category", ""))
            traits = frozenset({group})
            yield Item(Category.PERMISSION, one.subject, "", frozenset({channel("ledger")}), _first(one), traits)
        elif one.kind is Kind.API_CALL and one.subject in ASKED:
            yield Item(Category.PERMISSION, one.subject, "", stand.under(one), _first(one), frozenset({one.subject}))


def calls(observations: Iterable[Observation], stand: Stand) -> Iterator[Item]:
    """The interfaces called, each with the moment: one that is called before consent only now has moved."""
    for one in observations:
        if one.kind is not Kind.API_CALL or one.subject in EVERYDAY or one.phase not in MOMENT:
            continue
        apis = one.data.get("apis")
        for api in apis if isinstance(apis, list | tuple) else ():
            traits = frozenset({one.subject, MOMENT[one.phase]})
            yield Item(Category.INTERFACE, str(api), MOMENT[one.phase], stand.under(one), _first(one), traits)


def _first(one: Observation) -> Evidence | None:
    return one.evidence[0] if one.evidence else None
