"""What `harness rules` prints."""

import json

import pytest

from harness.inspection.show_rules import rules_text
from harness.model.faults import BadInput


def test_a_list_ends_with_its_counts() -> None:
    lines = rules_text((), "en", family="A18").splitlines()
    assert len(lines) == 6 + 2
    assert lines[-2].startswith("in all 6: automatic 6")


def test_one_rule_is_shown_whole_and_as_json() -> None:
    assert rules_text(("explain", "A14-2b"), "zh").startswith("A14-2b")
    (read,) = json.loads(rules_text(("A05-3",), "en", as_json=True))
    assert read["question"]["answers"]["differs"]["gives"] == "violation"
    assert len(json.loads(rules_text((), "en", state="document", as_json=True))) == 5


@pytest.mark.parametrize("words", [("explain",), ("A14-2b", "A14-2a"), ("A77-1",)])
def test_other_words_are_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(BadInput):
        rules_text(words, "en")
