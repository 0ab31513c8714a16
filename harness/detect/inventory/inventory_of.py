"""One recording's inventory: its items, the conditions it met, and those it did not."""

from collections.abc import Iterable, Iterator, Sequence

from harness.detect.event_evidence import at_event
from harness.detect.inventory.access_items import calls, permissions
from harness.detect.inventory.function_items import known_functions, menu_entries, tasks_done, tried
from harness.detect.inventory.receiver_items import (
    ALL_INTERFACES,
    MOST_INTERFACES,
    code_of_others,
    data_sent,
    own_servers,
    third_parties,
    too_many_interfaces,
)
from harness.detect.inventory.stand import Stand, channel, role, scenario
from harness.detect.masking.mask import Masker
from harness.detect.screen.screen_views import screen_views
from harness.model.coverage import Coverage
from harness.model.event import EventKind
from harness.model.inventory import Category, Inventory, Item
from harness.model.observation import Observation
from harness.recording.reader import Recording

ACCOUNT_ROLES = ("grassroots", "superior")
SPONSOR, AUDIENCE = "sponsor", "audience"
MOST_ITEMS = 5000


def inventory_of(recording: Recording, observations: Sequence[Observation], coverage: Coverage) -> Inventory:
    """What the version that was run holds. Raises EvidenceBroken for a recording that cannot be read."""
    run = recording.run
    masker = Masker(recording.persona, run.app.accounts)
    stand = Stand.of(recording.events, screen_views(recording, None))
    items = [*_identity(recording), *_roles(recording, masker), *_seen(recording, observations, stand, masker)]
    told = dict(_conditions(recording, coverage))
    told[ALL_INTERFACES] = f"more than {MOST_INTERFACES} of them" if too_many_interfaces(recording) else ""
    return Inventory(
        recording=f"{run.run_id}/attempt-{run.attempt}",
        app=run.app.key,
        version=_version(recording),
        device=run.device.key,
        network=run.network,
        items=tuple(_once(items)),
        met=frozenset({name for name, why in told.items() if not why} | set(tried(recording))),
        lacking={name: why for name, why in told.items() if why},
    )


def _seen(recording: Recording, observations: Sequence[Observation], stand: Stand, masker: Masker) -> Iterator[Item]:
    yield from known_functions(observations, stand)
    yield from tasks_done(recording, masker)
    yield from menu_entries(recording, masker)
    yield from permissions(observations, stand)
    yield from third_parties(observations, stand)
    yield from code_of_others(recording, masker)
    yield from data_sent(observations, stand)
    yield from own_servers(recording, masker)
    yield from calls(observations, stand)


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """Each item once for each set of conditions under which it was seen."""
    seen: set[tuple[Category, str, str, frozenset[str]]] = set()
    for one in items:
        key = (one.category, one.name, one.place, one.under)
        if key not in seen and len(seen) < MOST_ITEMS:
            seen.add(key)
            yield one


def _identity(recording: Recording) -> Iterator[Item]:
    """What the app file says of the subject: it was written for the version that was run."""
    app = recording.run.app
    yield Item(Category.IDENTITY, SPONSOR, app.sponsor)
    yield Item(Category.IDENTITY, AUDIENCE, app.audience)


def _roles(recording: Recording, masker: Masker) -> Iterator[Item]:
    for event in recording.events:
        if event.kind is EventKind.LOGIN and event.data.get("outcome") == "done":
            name = masker.mask(str(event.data.get("role", "")))
            yield Item(Category.ROLE, name, "", frozenset({account(name)}), at_event(event, masker, name))


def account(role_name: str) -> str:
    """The condition that a version was seen to have a role, or is filed without an account of it."""
    return f"account:{role_name}"


def _conditions(recording: Recording, coverage: Coverage) -> Iterator[tuple[str, str]]:
    """Every condition that a recording can meet, with why it did not ("" where it did)."""
    for name in ACCOUNT_ROLES:
        signed_in = coverage.roles.get(name)
        lacks = recording.run.app.account(name) is not None and not (signed_in and signed_in.ok)
        yield account(name), "nobody signed in" if lacks else ""
    groups = ((channel, coverage.channels), (scenario, coverage.scenarios), (role, coverage.roles))
    for named, covered in groups:
        for name, one in covered.items():
            yield named(name), "" if one.ok else one.why or "not in view"


def _version(recording: Recording) -> str:
    """As installed, where the phone says so; else as the app file has it."""
    told = (event.data for event in recording.events if event.kind is EventKind.PACKAGE)
    return next((str(data["version_name"]) for data in told if data.get("version_name")), recording.run.app.version)
