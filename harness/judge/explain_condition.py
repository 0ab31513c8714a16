"""A condition as indented lines that a person can read."""

from collections.abc import Mapping
from types import MappingProxyType

from harness.judge.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    Condition,
    FactIs,
    Mandatory,
    NoneOf,
    RuleIs,
    Scalar,
    SwitchIs,
)
from harness.judge.facts import FACTS
from harness.judge.kind_names import CHANNEL_NAMES, KIND_NAMES, OUTCOME_NAMES, PHASE_NAMES
from harness.model.saying import Language, Saying

_HEADS: Mapping[str, Saying] = MappingProxyType(
    {
        "all": Saying("all of", "同时满足"),
        "any": Saying("any of (each by itself)", "满足其一（各自独立成立）"),
        "none": Saying("none of, within proven coverage", "在已证实的覆盖范围内均未见"),
        "at_least": Saying("at least {count} of, joined", "至少 {count} 项，合并认定"),
    }
)
_FORCED = Saying("mandatory, as the protocols MP-1 to MP-10 show", "经 MP-1 至 MP-10 各项规程判定为强制")
_OPERATORS = {
    "is": "=",
    "is_not": "≠",
    "in": "∈",
    "min": "≥",
    "max": "≤",
    "like": "~",
    "has": "∋",
    "present": "present =",
}


def condition_lines(condition: Condition, language: Language, depth: int = 0) -> list[str]:
    """One line a part, indented by two spaces a level."""
    pad = "  " * depth
    match condition:
        case AllOf(parts):
            return _group("all", parts, language, depth)
        case AnyOf(parts):
            return _group("any", parts, language, depth)
        case NoneOf(parts):
            return _group("none", parts, language, depth)
        case AtLeast(count, parts):
            return _group("at_least", parts, language, depth, count)
        case Atom():
            return [pad + _atom(condition, language)]
        case _:
            return _others(condition, language, depth)


def _others(condition: RuleIs | FactIs | SwitchIs | Mandatory, language: Language, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(condition, Mandatory):
        head = f"{pad}{_FORCED.say(language)} [{'|'.join(condition.duties)}]:"
        return [head, *condition_lines(condition.when, language, depth + 1)]
    return [pad + _given(condition, language)]


def _group(name: str, parts: tuple[Condition, ...], language: Language, depth: int, count: int = 0) -> list[str]:
    head = "  " * depth + _HEADS[name].say(language).format(count=count) + ":"
    return [head, *(line for part in parts for line in condition_lines(part, language, depth + 1))]


def _given(condition: RuleIs | FactIs | SwitchIs, language: Language) -> str:
    match condition:
        case RuleIs(rules, outcomes):
            named = [OUTCOME_NAMES[outcome].say(language) for outcome in outcomes]
            if language == "zh":
                return f"{'、'.join(rules)}{' 之一' if len(rules) > 1 else ' '}的结论为{'或'.join(named)}"
            return f"{'one of ' if len(rules) > 1 else ''}{', '.join(rules)} is {' or '.join(named)}"
        case FactIs(fact):
            return FACTS[fact][0].say(language)
        case SwitchIs(switch, value):
            return f"{switch} = {value}"


def _atom(atom: Atom, language: Language) -> str:
    parts = [
        KIND_NAMES[atom.kind].say(language),
        f"[{atom.kind}{':' + '|'.join(atom.subjects) if atom.subjects else ''}]",
    ]
    parts += [f"≠ {'|'.join(atom.not_subjects)}"] if atom.not_subjects else []
    parts += [PHASE_NAMES[phase].say(language) for phase in atom.phases]
    parts += [CHANNEL_NAMES[channel].say(language) for channel in atom.channels]
    parts += list(atom.roles)
    parts += [f"{match.key} {_OPERATORS[match.operator]} {_value(match.operand, language)}" for match in atom.data]
    parts += [] if atom.direct is None else [f"direct = {_value(atom.direct, language)}"]
    parts += [f"≥ {atom.min_count}×"] if atom.min_count > 1 else []
    parts += [f"≥ {atom.min_channels} {'通道' if language == 'zh' else 'channels'}"] if atom.min_channels > 1 else []
    return " ".join(parts)


def _value(operand: Scalar | tuple[Scalar, ...], language: Language) -> str:
    if isinstance(operand, tuple):
        return " | ".join(_value(one, language) for one in operand)
    if isinstance(operand, bool):
        return (("否", "是") if language == "zh" else ("no", "yes"))[operand]
    return str(operand)
