"""Which rules somebody asks for."""

import pytest

from harness.judge.chosen_rules import find_rule, select_rules
from harness.judge.rule import Catalogue
from harness.model.faults import BadInput


def test_an_article_includes_its_items(catalogue: Catalogue) -> None:
    ids = [rule.id for rule in select_rules(catalogue, article="14")]
    assert "A14-2b" in ids
    assert "A10-1" not in ids
    assert [rule.id for rule in select_rules(catalogue, article="14(2)")] == ["A14-2a", "A14-2b", "A14-2c"]
    assert select_rules(catalogue, article="14", state="document") == ()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"article": "1"}, "--article 1: no rule has it; use one of: 2, 5, 6"),
        ({"article": "14(7)"}, r"--article 14\(7\): no rule has it"),
        ({"state": "automat"}, "--state automat: no rule has it; use one of: automatic, assisted, document, cannot"),
        ({"family": "XX"}, "--family XX: no rule has it"),
    ],
)
def test_what_no_rule_has_is_refused_with_what_there_is(
    catalogue: Catalogue, wanted: dict[str, str], said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        select_rules(catalogue, **wanted)
    assert select_rules(catalogue, family="a16")
    assert len(select_rules(catalogue, family="A16-IPV6")) == 13


def test_an_unknown_rule_is_said_plainly(catalogue: Catalogue) -> None:
    with pytest.raises(BadInput, match="A77-1"):
        find_rule(catalogue, "A77-1")
    with pytest.raises(BadInput, match=r"did you mean .*A14-2b"):
        find_rule(catalogue, "A14-2")
    assert find_rule(catalogue, "a14-2B").id == "A14-2b"
