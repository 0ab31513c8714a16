import io

from rich.console import Console

from harness.model.saying import Saying
from harness.report.subject import GroundTruthResult, Inspection
from harness.report.terminal import print_verdicts, verdict_lines, verdict_tables
from tests.report.inspection_factory import a_run, a_verdict, an_app, an_inspection


def test_pipe_gets_plain_lines(shown: Inspection) -> None:
    out = io.StringIO()
    print_verdicts(shown, "zh", out)
    text = out.getvalue()
    assert "林城督办: 不符合 15" in text
    assert "第十四条（二）" in text
    assert "\x1b" not in text


def test_terminal_table_holds_each_device_and_article(shown: Inspection) -> None:
    console = Console(file=io.StringIO(), width=160, record=True)
    for part in verdict_tables(shown, "en"):
        console.print(part)
    text = console.export_text()
    for expected in ("安卓手机 P60 (simulated)", "鸿蒙手机 Mate (simulated)", "Art. 14(2)", "× Violation"):
        assert expected in text


def test_app_text_drives_neither_terminal_nor_markup() -> None:
    hostile = "\x1b[2J[bold red]x[/]\u202e"
    run = a_run([a_verdict(why=Saying(hostile, hostile))], app=an_app("a", hostile))
    inspection = an_inspection([run])
    console = Console(file=io.StringIO(), width=160, record=True)
    for part in verdict_tables(inspection):
        console.print(part)
    for text in (console.export_text(), "\n".join(verdict_lines(inspection))):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[bold red]" in text


def test_unmet_ground_truth_names_what_was_missed() -> None:
    result = GroundTruthResult("林城督办", 3, 2, missed=("trail",))
    (line,) = verdict_lines(an_inspection([], ground_truth=(result,)), "en")
    assert "not as expected" in line
    assert "trail" in line
