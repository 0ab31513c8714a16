from dataclasses import replace
from pathlib import Path

from harness.detect.inventory.stand import FIRST_PAGE, Stand, first_addresses, is_first, page_of, seq_of
from harness.model.event import EventKind, Phase, Source
from harness.model.observation import Channel, Evidence, Kind, Observation
from tests.detect.recording_factory import stage
from tests.detect.screen_factory import heading, view


def seen(*places: Evidence, role: str = "") -> Observation:
    return Observation(Kind.CHECK_IN, Channel.UI, "", 0.9, places, role=role)


def test_a_page_is_named_by_its_own_heading_not_by_the_app() -> None:
    assert page_of(view(heading("通知公告"), "正文", title="林城督办")) == "通知公告"


def test_an_observation_stands_under_its_channel_scenario_and_role(tmp_path: Path) -> None:
    begun = stage(tmp_path).phase(Phase.AFTER_CONSENT, "menu_walk")
    event = begun.event(EventKind.SCREEN, Source.UI, screen="1")
    stand = Stand.of([event], [])
    one = seen(
        Evidence("screens/1.png", "box=0,0,1,1"), Evidence("events.jsonl", f"seq={event.seq}"), role="grassroots"
    )
    assert stand.under(one) == {"channel:screens", "scenario:menu_walk", "role:grassroots"}


def test_a_visitor_needs_no_account(tmp_path: Path) -> None:
    assert Stand.of([], []).under(seen(role="visitor")) == {"channel:screens"}


def test_a_request_is_found_by_its_flow(tmp_path: Path) -> None:
    begun = stage(tmp_path)
    flow = begun.phase(Phase.REFUSED, "launch_refused").request("GET", "https://a.example/")
    stand = Stand.of(begun.done().events, [])
    one = Observation(
        Kind.THIRD_PARTY, Channel.TRAFFIC, "a", 1.0, (Evidence("traffic/flows.mitm", f"flow={flow.id} x"),)
    )
    assert stand.under(one) == {"channel:proxy", "scenario:launch_refused"}


def test_a_locator_without_a_line_has_none() -> None:
    assert seq_of(Evidence("a", "flow=3")) is None
    assert seq_of(Evidence("a", "seq=12,box=1")) == 12


def test_the_first_page_has_no_heading_of_its_own() -> None:
    first = view(heading("新闻资讯"), "每日打卡", title="云台通办")
    later = replace(view(heading("通知公告"), "正文", title="云台通办"), taps=2)
    assert is_first(first, ())
    assert not is_first(later, ())
    assert is_first(later, {later.tree.url})
    assert FIRST_PAGE == "home"


def test_where_all_pages_have_one_address_it_says_nothing() -> None:
    views = [replace(view(heading("通知公告")), taps=taps) for taps in range(4)]
    assert first_addresses(views) == frozenset()
    addressed = [replace(one, tree=replace(one.tree, url=f"https://a.test/#/{one.taps}")) for one in views]
    assert first_addresses(addressed) == {"https://a.test/#/0"}
