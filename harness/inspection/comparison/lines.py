"""How a comparison is printed: a table of changes, its noise beside it, what could not be compared, the verdicts."""

import json
from collections.abc import Iterable, Iterator, Mapping

from harness.analysis.change.difference import Change, Way
from harness.analysis.change.grade import Grade, grade_of, line_for
from harness.analysis.change.noise import Noise
from harness.inspection.comparison.versions import Compared, Pair
from harness.judge.kind_names import KIND_NAMES, OUTCOME_NAMES
from harness.model.file_fault import printable
from harness.model.inventory import Category
from harness.model.observation import Kind
from harness.model.saying import Language, Saying
from harness.recording.json_form import to_json

GRADES = {
    Grade.MAJOR: Saying("MAJOR", "重大"),
    Grade.ORDINARY: Saying("ordinary", "一般"),
    Grade.MINOR: Saying("minor", "轻微"),
}
WAYS = {Way.NEW: Saying("new", "新增"), Way.GONE: Saying("gone", "消失"), Way.MOVED: Saying("moved", "移位")}
CATEGORIES = {
    Category.IDENTITY: Saying("identity", "主体"),
    Category.FUNCTION: Saying("function", "功能"),
    Category.ROLE: Saying("role", "角色"),
    Category.PERMISSION: Saying("permission", "权限"),
    Category.SDK: Saying("SDK", "SDK"),
    Category.RECEIVER: Saying("receiver", "接收方"),
    Category.DATA: Saying("data sent", "外发数据"),
    Category.INTERFACE: Saying("interface", "接口"),
}
NO_CHANGE = Saying("no change was found", "未发现变更")
NOT_MEASURED = Saying("noise: not measured (only one recording of each version)", "噪声：未测（同一版本只有一份记录）")
NOT_COMPARED = Saying("not compared", "未比对")
IN_PART = Saying("compared in part", "部分未比对")
LIKE_NOTHING = Saying("nothing on the other side is like it", "另一侧没有可比的记录")
_GRAVITY = {grade: rank for rank, grade in enumerate(Grade)}


def compared_lines(compared: Compared, language: Language) -> Iterator[str]:
    for pair in compared.pairs:
        yield from _pair_lines(pair, compared.reading, language)
    for recording in compared.unmatched:
        yield f"{recording}: {LIKE_NOTHING.say(language)}"


def _pair_lines(pair: Pair, reading: str, language: Language) -> Iterator[str]:
    yield _title(pair, language)
    for change in _graver_first(pair.found.changes, reading):
        yield "  " + _change_line(change, grade_of(change, reading), language)
    if not pair.found.changes:
        yield f"  {NO_CHANGE.say(language)}"
    yield "  " + noise_line(pair.noise, len(pair.found.noise), language)
    yield from _gaps(pair.found.not_compared, NOT_COMPARED, language)
    yield from _gaps(pair.found.in_part, IN_PART, language)
    for verdict in pair.verdicts:
        yield f"  {verdict.rule} {OUTCOME_NAMES[verdict.outcome].say(language)}: {verdict.why.say(language)}"


def _title(pair: Pair, language: Language) -> str:
    first = pair.baseline[0]
    versions = [", ".join(sorted({one.version for one in side})) for side in (pair.baseline, pair.live)]
    counts = f"{len(pair.baseline)} : {len(pair.live)}"
    what = Saying(f"{counts} recordings", f"记录 {counts} 份").say(language)
    return printable(f"{first.app} {versions[0]} -> {versions[1]} · {first.device} · {first.network} · {what}")


def _change_line(change: Change, grade: Grade, language: Language) -> str:
    head = (
        f"{GRADES[grade].say(language):<8} {WAYS[change.way].say(language)} {CATEGORIES[change.category].say(language)}"
    )
    where = " -> ".join(", ".join(places[:4]) for places in (change.before, change.after) if places)
    seen = "" if change.steady else f" ({change.seen}/{change.looked})"
    return printable(f"{head} {name_of(change, language)}{f' [{where}]' if where else ''}{seen}", 300)


def name_of(change: Change, language: Language) -> str:
    """A function that has a detector by the name of its kind; whatever else as it calls itself."""
    known = change.name in set(Kind) and change.category is Category.FUNCTION
    return KIND_NAMES[Kind(change.name)].say(language) if known else change.name


def noise_line(noise: Noise, unstable: int, language: Language) -> str:
    """What two recordings of one version differ in, on average, and the items that were left out as unstable."""
    left = (
        Saying(f"; {unstable} unstable items left out", f"；另有 {unstable} 项不稳定，未计为变更") if unstable else None
    )
    tail = left.say(language) if left else ""
    if noise.per_pair is None:
        return NOT_MEASURED.say(language) + tail
    each = f"{noise.per_pair:.2f}"
    told = Saying(
        f"noise: {each} differences a pair ({noise.pairs} pairs of one version, {noise.differing} of them differ)",
        f"噪声：同一版本两份记录平均相差 {each} 项（共 {noise.pairs} 对，其中 {noise.differing} 对有差异）",
    )
    return told.say(language) + tail


def _gaps(gaps: Mapping[Category, tuple[Saying, ...]], head: Saying, language: Language) -> Iterator[str]:
    for category, why in gaps.items():
        told = printable(("；" if language == "zh" else "; ").join(one.say(language) for one in why), 300)
        yield f"  {head.say(language)}: {CATEGORIES[category].say(language)} - {told}"


def _graver_first(changes: Iterable[Change], reading: str) -> list[Change]:
    return sorted(changes, key=lambda one: (_GRAVITY[grade_of(one, reading)], one.category, one.name))


def compared_json(compared: Compared) -> str:
    """The same for machines, with the places in both recordings and the source of every grade."""
    plain = {
        "major_change": compared.reading,
        "exit_code": compared.exit_code,
        "unmatched": compared.unmatched,
        "pairs": [_pair_json(pair, compared.reading) for pair in compared.pairs],
    }
    return json.dumps(to_json(plain), ensure_ascii=False, indent=1)


def _pair_json(pair: Pair, reading: str) -> dict[str, object]:
    first = pair.baseline[0]
    return {
        "app": first.app,
        "device": first.device,
        "network": first.network,
        "baseline": [{"recording": one.recording, "version": one.version} for one in pair.baseline],
        "live": [{"recording": one.recording, "version": one.version} for one in pair.live],
        "changes": [_change_json(change, reading) for change in _graver_first(pair.found.changes, reading)],
        "noise": {
            "pairs": pair.noise.pairs,
            "differing": pair.noise.differing,
            "per_pair": pair.noise.per_pair,
            "by_category": dict(pair.noise.by_category),
            "items": [_change_json(change, reading) for change in pair.found.noise],
        },
        "not_compared": dict(pair.found.not_compared),
        "in_part": dict(pair.found.in_part),
        "verdicts": [{"rule": one.rule, "outcome": one.outcome, "why": to_json(one.why)} for one in pair.verdicts],
    }


def _change_json(change: Change, reading: str) -> dict[str, object]:
    line = line_for(change)
    return {
        "grade": grade_of(change, reading),
        "grade_source": line.source if line else "default",
        "way": change.way,
        "category": change.category,
        "name": change.name,
        "before": change.before,
        "after": change.after,
        "seen": change.seen,
        "looked": change.looked,
        "evidence": [{"recording": one.recording, **to_json(one.evidence)} for one in change.cited],
    }
