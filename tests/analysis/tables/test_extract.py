"""From a recording's events to rows."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.tables.extract import Concluded, night_of, rows_of
from harness.analysis.tables.row import TABLES, CheckRow, RecoveryRow
from harness.analysis.tables.schema import arrow_table
from harness.model.event import EventKind, Phase
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.model.verdict import Outcome, Verdict
from tests.analysis.tables.made_runs import KINDS, Line, masked, rows, run

TASK = (KINDS.TASK, {"task": "查询", "core": True, "outcome": "done"})


def test_every_table_is_named_and_fits_its_schema() -> None:
    line = Line()
    line.session(TASK)
    made = rows(run(), line)
    assert set(made.tables) == set(TABLES)
    for table, found in made.tables.items():
        assert arrow_table(table, made.key, found).num_rows == len(found)
    assert (made.campaign, made.night) == ("default", date(2026, 11, 21))


def test_a_night_lasts_from_noon_to_noon_where_the_laboratory_stands() -> None:
    evening = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)  # 21:00 in Shanghai
    morning = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)  # 06:00 of the 22nd
    assert night_of(run(began=evening)) == night_of(run(began=morning)) == date(2026, 11, 21)
    assert night_of(run(began=datetime(2026, 11, 22, 4, 1, tzinfo=UTC))) == date(2026, 11, 22)


def test_sessions_tell_how_they_ended_and_whether_they_reached_a_core_task() -> None:
    line = Line()
    line.session(TASK)
    line.session(outcome="device lost")
    line.add(KINDS.SESSION_BEGIN, session=3)
    found = rows(run(), line).tables["sessions"]
    assert [(one.session, one.core, one.outcome) for one in found] == [  # type: ignore[union-attr]
        (1, True, "closed"),
        (2, False, "device lost"),
        (3, False, ""),
    ]


def test_measures_become_rows_and_what_is_no_figure_is_left_out() -> None:
    line = Line()
    line.session(
        (KINDS.START, {"start": "cold", "outcome": "done", "first_ms": 812.5, "full_ms": "soon"}),
        (KINDS.FRAMES, {"script": "scroll", "frames": 300, "slow": 12, "frozen": 0, "refresh_hz": 90}),
        (KINDS.MEMORY, {"path": "首页", "loop": 1, "kilobytes": 51_200}),
        (KINDS.MEMORY, {"path": "首页", "loop": 2, "kilobytes": float("nan")}),
        (KINDS.RECOVERY, {"disturbance": "rotate", "outcome": "lost", "why": "13800001111"}),
        (KINDS.CHECK, {"item": "CMP-6", "variant": "font 2.0", "outcome": "failed", "code": "ui_scale"}),
    )
    made = rows(run(), line).tables
    start = made["starts"][0]
    assert (start.start, start.first_ms, start.full_ms) == ("cold", 812.5, None)  # type: ignore[union-attr]
    assert [one.kilobytes for one in made["memory"]] == [51_200.0]  # type: ignore[union-attr]
    assert made["recoveries"] == (RecoveryRow(1, 5, "rotate", "lost", "138****1111"),)
    assert made["checks"] == (CheckRow(1, 6, "CMP-6", "font 2.0", "failed", "ui_scale", ""),)
    assert made["frames"][0].refresh_hz == 90.0  # type: ignore[union-attr]


def test_requests_are_joined_with_their_answers_and_our_own_are_left_out() -> None:
    line = Line()
    line.add(KINDS.REQUEST, flow="a", host="canary.harness.invalid", method="GET", bytes=0)
    line.add(KINDS.REQUEST, flow="b", host="api.lincheng.test", method="POST", scheme="https", bytes=120)
    line.add(KINDS.RESPONSE, flow="b", status=503, bytes=40, after_ms=250.0)
    line.add(KINDS.REQUEST, flow="c", host="13800001111.tracker.test", method="GET")
    first, second = rows(run(), line).tables["requests"]
    assert (first.first_party, first.status, first.sent_bytes, first.ms) == (True, 503, 120, 250.0)  # type: ignore[union-attr]
    assert (second.host, second.status, second.first_party) == ("138****1111.tracker.test", None, False)  # type: ignore[union-attr]


def test_a_walk_is_drawn_in_metres_with_the_places_from_which_a_position_left() -> None:
    line = Line()
    line.add(KINDS.WALK, point=0, lat=30.0, lng=120.0)
    line.add(KINDS.WALK, point=1, lat=30.001, lng=120.001, phase=Phase.BACKGROUND)
    line.add(KINDS.REQUEST, flow="f1", host="x.test", after_ms=10.0, phase=Phase.BACKGROUND)
    line.add(KINDS.REQUEST, flow="f2", host="x.test", after_ms=10.0)
    sent = Observation(
        Kind.LOCATION_SENT, Channel.TRAFFIC, "", 1.0, (Evidence("traffic/flows.mitm", "flow=f1 at body"),)
    )
    found = rows(run(), line, (sent,)).tables["trails"]
    assert [(one.point, one.sent, one.background) for one in found] == [  # type: ignore[union-attr]
        (0, False, False),
        (1, False, True),
        (1, True, True),
    ]
    assert (found[0].east_m, found[0].north_m) == (0.0, 0.0)  # type: ignore[union-attr]
    assert (round(found[1].east_m), round(found[1].north_m)) == (96, 111)  # type: ignore[union-attr]


def test_ipv6_figures_come_from_observations() -> None:
    def seen(kind: Kind, subject: str, **data: object) -> Observation:
        return Observation(kind, Channel.NETWORK, subject, 1.0, (), data=data)

    observations = (
        seen(Kind.FAMILY_SHARE, "bytes", share=0.82, first_party_share=0.9),
        seen(Kind.NAME_WITHOUT_IPV6, "old.lincheng.test", party="first"),
        seen(Kind.IPV6_BROKEN, "v6.lincheng.test", party="first", success6=2, attempts6=10),
        seen(Kind.CHECK_IN, "nothing"),
    )
    found = rows(run(), Line(), observations).tables["ipv6"]
    assert [(one.measure, one.value) for one in found] == [  # type: ignore[union-attr]
        ("bytes_share", 0.82),
        ("bytes_share_first_party", 0.9),
        ("name_has_ipv6", 0.0),
        ("answered_share", 0.2),
    ]


def test_verdicts_and_the_run_itself_are_rows() -> None:
    verdict = Verdict(
        "A16-1", "16", "subject", "phone", "", "host", False, Outcome.PASS, 0.9, Saying("Fine.", "合格。")
    )
    line = Line()
    line.add(KINDS.RUN_END, status="aborted", why=["13800001111 vanished"])
    made = rows_of(run(), line.events, Concluded(RunStatus.ABORTED, (verdict,), (), masked)).tables
    assert made["verdicts"][0].outcome == "pass"  # type: ignore[union-attr]
    assert (made["runs"][0].status, made["runs"][0].why) == ("aborted", "138****1111 vanished")  # type: ignore[union-attr]


SCRAPS = st.dictionaries(
    st.sampled_from(
        ["start", "first_ms", "flow", "host", "bytes", "lat", "lng", "outcome", "what", "why", "loop", "status"]
    ),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.lists(st.integers(), max_size=2),
)


@given(st.lists(st.tuples(st.sampled_from(list(EventKind)), SCRAPS), max_size=30))
def test_no_event_however_odd_breaks_the_tables(told: list[tuple[EventKind, dict[str, object]]]) -> None:
    line = Line()
    for kind, data in told:
        line.add(kind)
        line.events[-1] = type(line.events[-1])(
            **{name: getattr(line.events[-1], name) for name in line.events[-1].__slots__} | {"data": data}
        )
    made = rows(run(), line)
    for table, found in made.tables.items():
        assert arrow_table(table, made.key, found).num_rows == len(found)
