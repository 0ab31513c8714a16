"""How the form of a condition becomes a condition, and back to lines that people read."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from harness.judge.condition import AllOf, AtLeast, Atom, Match, NoneOf, leaves, mandatories
from harness.judge.condition_file import ConditionFile, Names, build
from harness.judge.entry_file import EntryFile
from harness.judge.explain_condition import condition_lines
from harness.model.event import Phase
from harness.model.observation import Kind

FORM: TypeAdapter[Any] = TypeAdapter(ConditionFile)


def _built(written: Any, **blocks: Any) -> Any:
    names = Names({name: FORM.validate_python(block) for name, block in blocks.items()}, {"many": 7})
    return build(FORM.validate_python(written), names)


def test_every_form_has_its_condition() -> None:
    atom = {
        "kind": "points",
        "subject": "a",
        "phase": ["refused"],
        "data": {"n": {"min": "$many"}, "m": ["x"], "k": True},
    }
    built = _built(
        {"all": [atom, {"none": [{"use": "B"}]}, {"at_least": 1, "of": [{"kind": "ranking"}]}]}, B={"kind": "check_in"}
    )
    data = (Match("n", "min", 7), Match("m", "in", ("x",)), Match("k", "is", True))
    assert built == AllOf(
        (
            Atom(Kind.POINTS, ("a",), phases=(Phase.REFUSED,), data=data),
            NoneOf((Atom(Kind.CHECK_IN),)),
            AtLeast(1, (Atom(Kind.RANKING),)),
        )
    )


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="no block is called C"):
        _built({"use": "C"})
    with pytest.raises(ValueError, match="no threshold is called few"):
        _built({"kind": "points", "data": {"n": {"max": "$few"}}})
    with pytest.raises(ValueError, match="has no value R9"):
        _built({"switch": "a14_2_reading", "value": "R9"})


def test_an_entry_needs_a_source() -> None:
    with pytest.raises(ValidationError, match="source"):
        EntryFile.model_validate({"id": "A1-1"})


def test_a_condition_reads_as_indented_lines() -> None:
    built = _built(
        {"any": [{"kind": "points", "min_channels": 2}, {"none": [{"kind": "ranking", "subject": "persons"}]}]}
    )
    assert condition_lines(built, "en") == [
        "any of (each by itself):",
        "  personal points [points] ≥ 2 channels",
        "  none of, within proven coverage:",
        "    a ranking [ranking:persons]",
    ]
    assert condition_lines(built, "zh")[1] == "  积分 [points] ≥ 2 通道"


def test_compulsion_is_asked_for_in_one_word() -> None:
    built = _built({"all": [{"kind": "check_in"}, {"mandatory": ["photo", "video"], "direct": True}]})
    (asked,) = mandatories(built)
    assert asked.duties == ("photo", "video")
    kinds = {placed.leaf.kind for placed in leaves(asked) if isinstance(placed.leaf, Atom)}
    assert kinds == {Kind.MANDATORY}
    lines = condition_lines(built, "zh")
    assert "  经 MP-1 至 MP-10 各项规程判定为强制 [photo|video]:" in lines
    assert any("MP-4" in line for line in lines)


def test_rule_text_and_lists_count_unless_a_direct_protocol_is_asked_for() -> None:
    (asked,) = mandatories(_built({"mandatory": "photo"}))
    kinds = {placed.leaf.kind for placed in leaves(asked) if isinstance(placed.leaf, Atom)}
    assert kinds == {Kind.MANDATORY, Kind.DUTY_TEXT, Kind.NEGATIVE_STATE, Kind.SUPERVISOR_LIST}
