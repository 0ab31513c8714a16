"""The chapter of plots: only where there is data, self-contained, and in the report's language."""

import re
from dataclasses import replace
from datetime import timedelta

import pandas as pd

from harness.analysis.plot.canvas import Paper
from harness.analysis.tables.extract import RunRows
from harness.analysis.tables.row import Ipv6Row, MemoryRow, StartRow, TrailRow, VerdictRow
from harness.report.html import inspection_html
from harness.report.plot_sources import sources
from harness.report.plots import plots
from harness.report.words import load_words
from tests.analysis.stability.laboratory import CLEAN, key, made, tables
from tests.analysis.tables.made_runs import BEGAN
from tests.report.inspection_factory import a_device, a_run, an_app, an_inspection

TRAIL = tuple(TrailRow(at, at, 1.0 * at, 10.0 * at, 5.0 * at, at > 3, sent=at in (3, 5)) for at in range(6))


def run(number: int = 1) -> RunRows:
    device = f"phone-{number}"
    return made(
        [CLEAN] * 11 + ["a"],
        key(f"r{number}", device=device),
        verdicts=(VerdictRow("STAB-1", "16", "", "pass", 0.9, ""),),
        starts=tuple(StartRow(1, at, "cold", 900.0 + at, None, "done", first_after_install=False) for at in range(12)),
        memory=tuple(MemoryRow(1, at, "首页", at, 1.0 * at, 50_000.0 + at) for at in range(12)),
        ipv6=(Ipv6Row("bytes_share", "bytes", "", 0.4),),
        trails=TRAIL,
    )


def nights() -> dict[str, pd.DataFrame]:
    frames = tables(run())
    return {
        name: pd.concat([frame.assign(night=(BEGAN + timedelta(days=day)).date()) for day in range(3)])
        for name, frame in frames.items()
    }


def test_everything_that_has_data_is_drawn_and_nothing_else() -> None:
    whole = an_inspection([a_run()], tables=tables(run(1), run(2)), history=nights())
    drawn = [(what, plot.caption.en[:14]) for what, plot in sources(whole, Paper("en")) if plot is not None]
    assert [caption for _, caption in drawn] == [
        *("Devices and ap", "Crashes per se", "Freezes per se", "Cold starts: e"),
        *("Memory after e", "Memory after e", "Share of IPv6 ", "The planted wa"),
        *("subject, phone", "subject, phone"),
    ]
    assert drawn[-3][0] == "subject · phone-1"
    assert plots(an_inspection([a_run()]), load_words("zh")) == ()
    assert plots(an_inspection([a_run()], tables=tables(made([CLEAN]))), load_words("zh")) == ()


def test_apps_and_devices_stand_in_plots_by_their_names_unless_two_share_one() -> None:
    subject, phones = (
        an_app("subject", "林城督办"),
        [a_device(f"phone-{n}", f"手机{n}（浏览器，模拟）") for n in (1, 2)],
    )
    runs = [a_run(app=subject, device=phone) for phone in phones]
    told = an_inspection(runs, tables=tables(run(1), run(2)))
    assert "林城督办 · 手机1" in [what for what, plot in sources(told, Paper("zh")) if plot is not None]
    alike = [a_run(app=subject, device=replace(phone, name="手机")) for phone in phones]
    both = an_inspection(alike, tables=tables(run(1), run(2)))
    assert "林城督办 · phone-1" in [what for what, plot in sources(both, Paper("zh")) if plot is not None]


def test_the_chapter_is_self_contained() -> None:
    whole = an_inspection([a_run()], tables=tables(run()))
    document = inspection_html(whole, "zh")
    assert 'id="plots"' in document
    assert "单侧95%置信界" in document
    pictures = re.findall(r'<img src="([^"]{0,40})', document)
    assert pictures
    assert all(one.startswith("data:image/svg+xml;base64,") for one in pictures)
    assert 'id="plots"' not in inspection_html(an_inspection([a_run()]), "zh")
    assert inspection_html(whole, "en").count("<img") == document.count("<img")


def test_the_bytes_of_a_plot_are_no_leak() -> None:
    whole = an_inspection([a_run()], tables=tables(run()))
    document = inspection_html(whole, "zh")
    inside = re.findall(r"base64,([A-Za-z0-9+/]{30})", document)[-1][20:26]
    assert inspection_html(whole, "zh", [inside]) == document
