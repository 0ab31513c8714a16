"""Explain: the lines of `harness rules` and `harness rules explain ID`, in both languages. Pure functions."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from harness.judge.campaign import SWITCHES
from harness.judge.caps import BY_SOURCE, STRENGTH_CAP
from harness.judge.evidence import AWAITED, EVIDENCE
from harness.judge.explain_condition import condition_lines
from harness.judge.facts import FACTS
from harness.judge.kind_names import OUTCOME_NAMES as OUTCOMES
from harness.judge.rule import EVERY_ROLE, Rule, Strength, Threshold, ThresholdSource
from harness.judge.tally import STATE_NAMES as STATES
from harness.judge.tally import decides
from harness.model.saying import Language, Saying
from harness.model.verdict import Outcome, worst

Called = Callable[[str, str], str]  # the family of a name (scenario, role ...) and the name, to what a reader calls it
FAMILIES = {"channels": "capture_channel", "scenarios": "scenario", "roles": "role", "probes": "probe"}
EVERY = Saying("every role with an account", "应用文件所列的各角色")
STRENGTHS: Mapping[Strength, Saying] = MappingProxyType(
    {
        Strength.SHALL: Saying("shall", "应"),
        Strength.SHALL_NOT: Saying("shall not", "不得"),
        Strength.IN_PRINCIPLE: Saying("in principle", "原则上"),
        Strength.ENCOURAGED: Saying("encouraged", "鼓励"),
        Strength.PROCEDURE: Saying("procedure", "程序性"),
    }
)
SOURCES: Mapping[ThresholdSource, Saying] = MappingProxyType(
    {
        ThresholdSource.TEXT: Saying("text", "法规文本"),
        ThresholdSource.STANDARD: Saying("standard", "标准"),
        ThresholdSource.DEFAULT: Saying("laboratory default", "实验室默认值"),
        ThresholdSource.UNVERIFIED: Saying("unverified", "待核实"),
        ThresholdSource.DRAFT: Saying("draft", "征求意见稿"),
    }
)


def _as_written(_family: str, member: str) -> str:
    return member


def list_lines(rules: Iterable[Rule], language: Language) -> list[str]:
    """One line a rule: id, Article, strength, state, title, and what it still waits for."""
    return [
        f"{rule.id:<12} {rule.article:<6} {STRENGTHS[rule.strength].say(language):<12} "
        f"{STATES[rule.state].say(language):<10} {rule.title.say(language)}{_waiting(rule, language)}"
        for rule in rules
    ]


def _waiting(rule: Rule, language: Language) -> str:
    awaited = "、".join(rule.awaits) if language == "zh" else ", ".join(rule.awaits)
    return f"  [{'尚缺' if language == 'zh' else 'awaits'}: {awaited}]" if awaited else ""


def explain_lines(rule: Rule, language: Language, called: Called = _as_written) -> list[str]:
    """All that the catalogue says of one rule. `called` names a channel, scenario, role or probe for a reader."""
    zh = language == "zh"
    clause = f"{'条款' if zh else 'clause'}: {article_name(rule.article, language)}"
    lines = [f"{rule.id}  {rule.title.say(language)}", f"{clause} “{rule.clause.quote}”"]
    if not zh:
        lines.append(f"  {rule.clause.gloss}")
    lines.append(_strength(rule, language))
    lines.append(f"{'状态' if zh else 'state'}: {STATES[rule.state].say(language)}")
    lines += _evidence(rule, language)
    lines += _needs(rule, language, called)
    if rule.criterion:
        lines.append(f"{'判据' if zh else 'criterion'}: {rule.criterion.say(language)}")
    for name, condition in _asked(rule):
        lines.append(f"{OUTCOMES[name].say(language)}:")
        lines += condition_lines(condition, language, 1)
    lines += [_threshold(one, language) for one in rule.thresholds]
    lines += _extras(rule, language)
    lines.append(f"{'来源' if zh else 'source'}: {rule.source}")
    return lines


def _strength(rule: Rule, language: Language) -> str:
    zh, at_worst = language == "zh", _worst(rule)
    if at_worst is Outcome.NOT_TESTED:
        worst = "暂不作判定" if zh else "nothing is concluded yet"
    else:
        worst = f"{'最重判定' if zh else 'at worst '}{OUTCOMES[at_worst].say(language)}"
    return f"{'强度' if zh else 'strength'}: {STRENGTHS[rule.strength].say(language)}{'；' if zh else '; '}{worst}"


def article_name(article: str, language: Language) -> str:
    """`14(2)` as a reader says it: Article 14(2), 第14条第2项."""
    if language == "en":
        return f"Article {article}"
    number, _, item = article.rstrip(")").partition("(")
    return f"第{number}条" + (f"第{item}项" if item else "")


def rule_json(rule: Rule) -> dict[str, Any]:
    """What `--json` prints of a rule."""
    return {
        "id": rule.id,
        "article": rule.article,
        "title": {"zh": rule.title.zh, "en": rule.title.en},
        "clause": {"quote": rule.clause.quote, "gloss": rule.clause.gloss},
        "strength": rule.strength.value,
        "state": rule.state.value,
        "decides": decides(rule),
        "at_worst": _worst(rule).value,
        "needs": {name: list(getattr(rule.needs, name)) for name in ("channels", "scenarios", "roles", "probes")},
        "thresholds": [
            {
                "name": one.name,
                "value": one.value,
                "unit": _both(one.unit),
                "source": one.source.value,
                "note": _both(one.note),
                "bears_on": one.bears_on.value if one.bears_on else None,
            }
            for one in rule.thresholds
        ],
        "switches": list(rule.switches),
        "exceptions": list(rule.exceptions),
        "source": rule.source,
        "source_cap": rule.not_firm,
        "evidence": list(rule.evidence),
        "awaits": list(rule.awaits),
        "criterion": _both(rule.criterion),
        "procedure": _both(rule.procedure),
        "traps": _both(rule.traps),
        "mend": _both(rule.mend),
        "ceiling": _both(rule.ceiling),
        "question": _question_json(rule),
        "file": rule.file,
    }


def _both(said: Saying | None) -> dict[str, str] | None:
    return {"zh": said.zh, "en": said.en} if said else None


def _question_json(rule: Rule) -> dict[str, Any] | None:
    if rule.question is None:
        return None
    choices = {one.value: {**(_both(one.says) or {}), "gives": one.gives.value} for one in rule.question.choices}
    return {"ask": _both(rule.question.ask), "answers": choices}


def _worst(rule: Rule) -> Outcome:
    found = next((outcome for outcome, _ in rule.decision.findings()), Outcome.NOT_TESTED)
    if rule.question:
        found = worst([choice.gives for choice in rule.question.choices])
    caps = [STRENGTH_CAP[rule.strength], *([Outcome.SUSPECT] if rule.not_firm else [])]
    order = list(Outcome)
    return max([found, *caps], key=order.index)


def _asked(rule: Rule) -> Iterator[tuple[Outcome, Any]]:
    if rule.decision.not_applicable is not None:
        yield Outcome.NOT_APPLICABLE, rule.decision.not_applicable
    yield from rule.decision.findings()
    if rule.decision.passes is not None:
        yield Outcome.PASS, rule.decision.passes


def _evidence(rule: Rule, language: Language) -> Iterator[str]:
    zh = language == "zh"
    if rule.evidence:
        names = [EVIDENCE[code].say(language) for code in rule.evidence]
        yield f"证据：{'、'.join(names)}" if zh else f"evidence: {', '.join(names)}"
    for name in rule.awaits:
        yield f"{'尚缺' if zh else 'awaits'}: {AWAITED[name].say(language)}"
    if rule.question:
        yield f"{'提问' if zh else 'asks'}: {rule.question.ask.say(language)}"
        for choice in rule.question.choices:
            yield f"  {choice.value} ({choice.says.say(language)}) -> {OUTCOMES[choice.gives].say(language)}"


def _needs(rule: Rule, language: Language, called: Called) -> Iterator[str]:
    zh, needs = language == "zh", rule.needs
    names = {"channels": "通道", "scenarios": "场景", "roles": "角色", "probes": "试探"}
    for name, label in names.items():
        if wanted := getattr(needs, name):
            told = [EVERY.say(language) if one == EVERY_ROLE else called(FAMILIES[name], one) for one in wanted]
            yield f"所需{label}: {'、'.join(told)}" if zh else f"needs {name}: {', '.join(told)}"
    if needs.menu:
        yield "所需菜单覆盖率：见检测方案" if zh else "needs the menu share of the campaign"
    if needs.working_days:
        yield "所需工作日数：见检测方案" if zh else "needs the working days of the campaign"
    if needs.rest_day:
        yield "所需休息日数：见检测方案" if zh else "needs the days of rest of the campaign"
    for seen in needs.seen:
        yield f"{'须触达' if zh else 'must have reached'}: {seen.what.say(language)}"


def _threshold(one: Threshold, language: Language) -> str:
    zh = language == "zh"
    note = f" - {one.note.say(language)}" if one.note.say(language) else ""
    only = OUTCOMES[one.bears_on].say(language) if one.bears_on else ""
    bears = (f"；仅用于判定“{only}”" if zh else f"; decides {only} alone") if only else ""
    shown = f"{one.value} {one.unit.say(language)}".rstrip()
    source = SOURCES[one.source].say(language)
    return f"{'阈值' if zh else 'threshold'}: {one.name} = {shown} [{source}{bears}]{note}"


def _extras(rule: Rule, language: Language) -> Iterator[str]:
    zh = language == "zh"
    for name in rule.switches:
        switch = SWITCHES[name]
        yield f"{'开关' if zh else 'switch'}: {name} ({'/'.join(switch.values)}) - {switch.what.say(language)}"
    for cap in rule.caps:
        reason = FACTS[cap.fact][0].say(language)
        yield f"{'上限' if zh else 'at most'}: {OUTCOMES[cap.at_most].say(language)} - {reason}"
    if rule.not_firm:
        yield f"{'上限' if zh else 'at most'}: {OUTCOMES[Outcome.SUSPECT].say(language)} - {BY_SOURCE.say(language)}"
    if rule.ceiling:
        yield f"{'止于疑似的原因' if zh else 'why it stays a suspicion'}: {rule.ceiling.say(language)}"
    if rule.exceptions:
        yield f"{'可申报例外的功能' if zh else 'exceptions heard for'}: {', '.join(rule.exceptions)}"
    if rule.procedure:
        yield f"{'程序' if zh else 'procedure'}: {rule.procedure.say(language)}"
    if rule.traps:
        yield f"{'例外与易混淆情形' if zh else 'exceptions and traps'}: {rule.traps.say(language)}"
    if rule.mend:
        yield f"{'整改要求' if zh else 'what to mend'}: {rule.mend.say(language)}"
