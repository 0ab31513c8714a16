"""Which plots the tables of an inspection give: each as whom it is of ("" for all), and the plot or None."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from harness.analysis.device_matrix import device_by_app
from harness.analysis.plot.canvas import Paper, Plot
from harness.analysis.plot.growth import draw_growth
from harness.analysis.plot.ipv6 import draw_ipv6
from harness.analysis.plot.matrix import draw_matrix
from harness.analysis.plot.rates import draw_rates
from harness.analysis.plot.screen_graph import draw_screen_graph
from harness.analysis.plot.starts import draw_starts
from harness.analysis.plot.trail import draw_trail
from harness.analysis.plot.trend import draw_trend
from harness.analysis.stability.counted import count_sessions
from harness.analysis.stability.measures import Claims
from harness.analysis.stability.start_time import start_values
from harness.analysis.stability.subject import Tables, subjects
from harness.analysis.trend.night_series import night_series
from harness.analysis.trend.regression import worse_nights
from harness.model.saying import Saying
from harness.report.device_name import short_device
from harness.report.plain_text import plain
from harness.report.subject import Inspection

LONGEST_LABEL = 24  # characters of an app's name beside or under a plot
LEAST_SESSIONS = 10  # fewer show nothing of a rate
LEAST_NIGHTS = 3
MOST_TRENDS, MOST_TRAILS, MOST_GROWTHS, MOST_GRAPHS = 8, 6, 4, 6
LEAST_LOOPS = 10
Source = tuple[str, Plot | None]


def sources(inspection: Inspection, paper: Paper) -> Iterator[Source]:
    """In the order in which a reader asks: where, how often, how long, how much, how it went over the nights."""
    tables = _named(inspection.tables, inspection)
    if tables:
        yield from _matrix(tables, paper)
        yield from _rates(tables, paper)
        times = {label: list(start_values(rows, "cold")) for label, rows in _by_subject(tables["starts"])}
        yield "", draw_starts(times, paper)
        yield from _growths(tables["memory"], paper)
        yield "", draw_ipv6({label: _latest(rows) for label, rows in _by_subject(tables["ipv6"])}, paper)
        yield from _trails(tables["trails"], paper)
        yield from _screen_graphs(tables, paper)
    if inspection.history:
        yield from _trends(_named(inspection.history, inspection), paper)


def _named(tables: Tables, inspection: Inspection) -> Tables:
    """The tables with apps and devices by the names that the report gives them, where two do not share one."""
    runs = [one.run for one in inspection.runs]
    names = {
        "app": _told_apart({run.app.key: plain(run.app.name, LONGEST_LABEL) for run in runs}),
        "device": _told_apart({run.device.key: short_device(run.device.name) for run in runs}),
    }
    return {
        table: frame.assign(
            **{column: _shown(frame[column], told) for column, told in names.items() if column in frame}
        )
        for table, frame in tables.items()
    }


def _shown(keys: pd.Series, told: Mapping[str, str]) -> pd.Series:
    return keys.map(lambda key: told.get(str(key), str(key)))


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    shared = Counter(names.values())
    return {key: name for key, name in names.items() if shared[name] == 1}


def _matrix(tables: Tables, paper: Paper) -> Iterator[Source]:
    found = device_by_app(tables["verdicts"])
    if found.size > 1:
        yield "", draw_matrix(found, paper)


def _rates(tables: Tables, paper: Paper) -> Iterator[Source]:
    for what, name, limit in (
        ("crash", Saying("Crashes", "崩溃"), Claims().crash_limit),
        ("anr", Saying("Freezes", "无响应"), Claims().anr_limit),
    ):
        counted = [(f"{one.app} · {one.device}", count_sessions(one, what)) for one in subjects(tables)]
        told = [(label, one.failures, one.runs) for label, one in counted if one.runs >= LEAST_SESSIONS]
        yield "", draw_rates(told, limit, name, paper)


def _growths(memory: pd.DataFrame, paper: Paper) -> Iterator[Source]:
    series = memory.groupby(["app", "device", "path", "run_id", "attempt", "session"], sort=True)
    long = [(names, rows.sort_values("loop")) for names, rows in series if rows["loop"].nunique() >= LEAST_LOOPS]
    for (app, device, path, *_), rows in long[:MOST_GROWTHS]:
        megabytes = [float(value) / 1024 for value in rows["kilobytes"]]
        yield f"{app} · {device} · {path}", draw_growth([int(loop) for loop in rows["loop"]], megabytes, paper)


def _latest(rows: pd.DataFrame) -> dict[str, float]:
    """The mean over the runs of each measure (A16-IPV6-1 asks for the mean of three)."""
    means = rows.groupby("measure")["value"].mean()
    return {str(measure): float(value) for measure, value in means.items()}


def _trails(trails: pd.DataFrame, paper: Paper) -> Iterator[Source]:
    """One walk an app: the one from which most positions were sent."""
    most: dict[str, tuple[int, str, pd.DataFrame]] = {}
    for (app, device, *_), rows in trails.groupby(["app", "device", "run_id", "attempt"], sort=True):
        sent = int(rows["sent"].sum())
        if str(app) not in most or sent > most[str(app)][0]:
            most[str(app)] = (sent, f"{app} · {device}", rows)
    for _, label, rows in list(most.values())[:MOST_TRAILS]:
        yield label, draw_trail(rows, paper)


ENDINGS = {
    "saturated": Saying("It ended because nothing was left to try", "遍历因已无可尝试的操作而结束"),
    "time": Saying("It ended because its time was up", "遍历因时间用尽而结束"),
    "steps": Saying("It ended because its steps were used up", "遍历因步数用尽而结束"),
    "broken": Saying("It ended because the app broke down again and again", "遍历因应用反复崩溃而结束"),
}


def _screen_graphs(tables: Tables, paper: Paper) -> Iterator[Source]:
    """One an app and role: the exploration that met most screens."""
    rows, moves = tables["explorations"], tables["moves"]
    best = rows.sort_values("screens", ascending=False, kind="stable").drop_duplicates(["app", "role"])
    for one in list(best.sort_values(["app", "role"]).itertuples())[:MOST_GRAPHS]:
        own = moves[(moves["run_id"] == one.run_id) & (moves["attempt"] == one.attempt)]
        ended = ENDINGS.get(str(one.ended), Saying("It ended", "遍历结束"))
        told = f"{one.seconds:.0f} s, {one.steps}"
        said = Saying(f"{ended.en} ({told} acts, seed {one.seed}).", f"{ended.zh}（{told} 步，种子 {one.seed}）。")
        session = own[own["session"] == one.session]
        yield f"{one.app} · {one.device} · {one.role}", draw_screen_graph(session, str(one.start), said, paper)


def _trends(history: Tables, paper: Paper) -> Iterator[Source]:
    """Series that last some nights, those with marks first."""
    found = [one for one in night_series(history) if len(one.nights) >= LEAST_NIGHTS]
    worse = worse_nights(found)
    order = sorted(range(len(found)), key=lambda place: (not worse[place], place))
    for place in order[:MOST_TRENDS]:
        yield "", draw_trend(found[place], worse[place], paper)


def _by_subject(frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    for (app, device), rows in frame.groupby(["app", "device"], sort=True):
        yield f"{app} · {device}", rows
