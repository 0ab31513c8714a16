"""Where an observation arose: its scenario, and the page it was seen on, found through its evidence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from harness.detect.screen.screen_view import ScreenView
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Evidence, Observation
from harness.model.web_address import web_address

CHANNEL_OF: Mapping[Channel, str] = {
    Channel.UI: "screens",
    Channel.TRAFFIC: "proxy",
    Channel.HOOK: "hooks",
    Channel.LEDGER: "ledger",
    Channel.LOG: "logs",
}


FIRST_PAGE = "home"
LEAST_ADDRESSES = 2  # besides the first page's: fewer say that a page is told by other means


def channel(name: str) -> str:
    return f"channel:{name}"


def scenario(name: str) -> str:
    return f"scenario:{name}"


def role(name: str) -> str:
    return f"role:{name}"


@dataclass(frozen=True, slots=True)
class Stand:
    """The time line by sequence number, the requests by flow, the pages by screen."""

    scenario_by_seq: Mapping[int, str]
    scenario_by_flow: Mapping[str, str]
    page_by_seq: Mapping[int, str]

    @classmethod
    def of(cls, events: Iterable[Event], views: Iterable[ScreenView]) -> Self:
        listed = list(events)
        flows: dict[str, str] = {}
        for event in listed:
            if event.kind is EventKind.REQUEST:
                flows.setdefault(str(event.data.get("flow", "")), event.scenario)
        shown = list(views)
        first = first_addresses(shown)
        pages = {view.seq: FIRST_PAGE if is_first(view, first) else page_of(view) for view in shown}
        return cls({event.seq: event.scenario for event in listed}, flows, pages)

    def under(self, one: Observation) -> frozenset[str]:
        """The conditions that the strongest place of an observation stood under."""
        named = {channel(CHANNEL_OF[one.channel])} if one.channel in CHANNEL_OF else set[str]()
        arose = next((found for place in one.evidence if (found := self._scenario(place))), "")
        if arose:
            named.add(scenario(arose))
        if one.role and one.role != "visitor":
            named.add(role(one.role))
        return frozenset(named)

    def page(self, one: Observation) -> str:
        """The page of an observation on a screen, "" for one that was seen elsewhere."""
        found = (self.page_by_seq.get(seq) for place in one.evidence if (seq := seq_of(place)) is not None)
        return next((page for page in found if page), "")

    def _scenario(self, place: Evidence) -> str:
        seq = seq_of(place)
        if seq is not None:
            return self.scenario_by_seq.get(seq, "")
        return self.scenario_by_flow.get(place.locator.partition("flow=")[2].split(" ", 1)[0], "")


def seq_of(place: Evidence) -> int | None:
    """The line of the time line that a locator names."""
    number = place.locator.partition("seq=")[2].split(" ", 1)[0].split(",", 1)[0]
    return int(number) if number.isascii() and number.isdigit() else None


def first_addresses(views: Iterable[ScreenView]) -> frozenset[str]:
    """The addresses of the first page; none where the app's pages have no addresses of their own."""
    shown = list(views)
    first = {address for view in shown if not view.taps and (address := _address(view))}
    others = {address for view in shown if (address := _address(view))} - first
    return frozenset(first) if len(others) >= LEAST_ADDRESSES else frozenset()


def is_first(view: ScreenView, first: Collection[str]) -> bool:
    """Whether a view shows the app's first page, which has the headings of its cards and none of its own.

    `first` are the addresses that it was seen at; where a platform has none, it is what no tap led to.
    """
    return not view.taps or _address(view) in first


def _address(view: ScreenView) -> str:
    return view.tree.url if web_address(view.tree.url).scheme in ("http", "https") else ""


def page_of(view: ScreenView) -> str:
    """What a page calls itself: the first heading that is not the app's own title."""
    own = view.headings[0] if view.headings else ""
    return next((text for text in view.headings if text != own), own)
