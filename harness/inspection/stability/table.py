"""Tables of a stability trial for the terminal: starts, sessions, memory, verdicts with their runs."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table

from harness.drive.trial.disturbances import NEEDS_A_PHONE
from harness.drive.trial.variants import NOT_HERE
from harness.inspection.stability.course import Course
from harness.inspection.stability.judged import Judged
from harness.model.observation import Kind, Observation
from harness.model.saying import Language, Saying

OUTCOMES: Mapping[str, Saying] = {
    "violation": Saying("violation", "不符合"),
    "suspect": Saying("suspect", "疑似"),
    "pass": Saying("pass", "未发现"),
    "not_tested": Saying("not shown", "未证明"),
    "not_applicable": Saying("not applicable", "不适用"),
    "advice": Saying("advice", "建议"),
}
STYLES = {"violation": "red", "suspect": "yellow", "pass": "green"}
STARTS = Saying(
    "Starts (ms, on this device; simulated values give no verdict)", "启动耗时（毫秒；模拟设备的数值不作结论）"
)
SESSIONS = Saying("Sessions", "会话")
VERDICTS = Saying("Verdicts", "结论")
MEASURED = Saying("Other measures", "其他测量")


def show(judged: Judged, course: Course, language: Language, console: Console) -> None:
    """Print everything, short."""
    for table in (starts_table(judged, language), sessions_table(course, language), other_table(judged, language)):
        if table.row_count:
            console.print(table)
    console.print(verdict_table(judged, language))


def starts_table(judged: Judged, language: Language) -> Table:
    table = _table(STARTS.say(language), ("", "n", "p50", "p50 95 %", "p90", "p90 ≤"))
    for one in _of(judged, Kind.START_TIME):
        data = one.data
        between = f"{data['median_low_ms']:.0f} – {_ms(data['median_high_ms'])}"
        numbers = (str(data["runs"]), f"{data['median_ms']:.0f}", between, f"{data['p90_ms']:.0f}")
        table.add_row(one.subject, *numbers, _ms(data["p90_high_ms"]))
    return table


def sessions_table(course: Course, language: Language) -> Table:
    heads = Saying("ended,sessions,counted,seconds each", "结果,次数,计入,平均秒数").say(language).split(",")
    table = _table(SESSIONS.say(language), heads)
    for ended, count in Counter(use.ended for use in course.uses).most_common():
        mine = [use for use in course.uses if use.ended == ended]
        counted = sum(use.counts for use in mine)
        table.add_row(ended, str(count), str(counted), f"{sum(use.seconds for use in mine) / count:.1f}")
    return table


def other_table(judged: Judged, language: Language) -> Table:
    heads = Saying("what,figures", "测量,数值").say(language).split(",")
    table = _table(MEASURED.say(language), heads)
    for one in judged.measures:
        if one.kind is Kind.FAILURE_RATE:
            told = (
                f"{one.data['failures']} / {one.data['runs']}, 95 %: {one.data['lower']:.2%} – {one.data['upper']:.2%}"
            )
            table.add_row(one.subject, told)
        if one.kind is Kind.MEMORY_GROWTH:
            grown = f"{one.data['slope_kb']:+.1f} kB × {one.data['runs']}, {one.data['growth']:+.0%}"
            table.add_row(one.subject, f"{grown}, p = {one.data['p_growth']:.2g}")
    return table


def verdict_table(judged: Judged, language: Language) -> Table:
    heads = Saying("rule,what,verdict,why", "规则,项目,结论,依据").say(language).split(",")
    table = _table(VERDICTS.say(language), heads)
    for one in judged.verdicts:
        zh, en = judged.titles.get(one.rule, ("", ""))
        outcome = OUTCOMES[one.outcome.value].say(language)
        why = "；".join((one.why.say(language), *not_here(one.rule)))
        style = STYLES.get(one.outcome.value, "dim")
        table.add_row(one.rule, zh if language == "zh" else en, f"[{style}]{outcome}[/]", why[:400])
    return table


def not_here(rule: str) -> list[str]:
    """What this device cannot show of a rule, with the reason."""
    wanting = [f"{variant}: {why}" for (item, variant), why in NOT_HERE.items() if item == rule]
    return [*wanting, *(f"{name}: {why}" for name, why in NEEDS_A_PHONE.items() if rule == "STAB-8")]


def _of(judged: Judged, kind: Kind) -> Iterable[Observation]:
    return (one for one in judged.measures if one.kind is kind)


def _ms(value: float) -> str:
    return "∞" if value >= 600_000 else f"{value:.0f}"


def _table(title: str, heads: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table
