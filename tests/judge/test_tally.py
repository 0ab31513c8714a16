"""How many rules stand there, and how many decide: counted, not claimed."""

from harness.judge.chosen_rules import named_rule, select_rules
from harness.judge.explain import list_lines, rule_json
from harness.judge.rule import Catalogue, State
from harness.judge.tally import Decides, decides, tally_lines


def test_states_and_ways_add_up(catalogue: Catalogue) -> None:
    rules = catalogue.rules.values()
    automatic = [rule for rule in rules if rule.state is State.AUTOMATIC]
    assert sum(decides(rule) is not None for rule in rules) == len(automatic)
    first, second = tally_lines(rules, "en")
    assert first.startswith(f"in all {len(rules)}: automatic {len(automatic)}")
    assert f"decide {sum(decides(rule) is Decides.WHOLE for rule in rules)}" in second
    assert tally_lines(rules, "zh")[0].startswith("共")


def test_a_rule_that_awaits_evidence_is_not_counted_as_deciding(catalogue: Catalogue) -> None:
    assert decides(catalogue.rules["A14-2a"]) is Decides.WHOLE
    assert decides(catalogue.rules["PI-32"]) is Decides.PARTLY
    assert decides(catalogue.rules["A13-3"]) is Decides.NOT_YET
    assert decides(catalogue.rules["A05-3"]) is None
    line = list_lines([catalogue.rules["A13-3"]], "en")[0]
    assert "device_files" in line
    assert rule_json(catalogue.rules["A13-3"])["decides"] == "not_yet"


def test_rules_are_chosen_by_family_and_named_with_or_without_explain(catalogue: Catalogue) -> None:
    families = {rule.id.split("-")[0] for rule in select_rules(catalogue, family="pi")}
    assert families == {"PI"}
    assert {rule.id for rule in select_rules(catalogue, family="A16-ADP")} == {f"A16-ADP-{n}" for n in range(1, 5)}
    one = named_rule(catalogue, ["explain", "A14-2b"])
    assert one is named_rule(catalogue, ["A14-2b"])
    assert one is not None
    assert named_rule(catalogue, []) is None
