"""What `harness rules` says."""

import json

from harness.judge.explain import article_name, explain_lines, list_lines, rule_json
from harness.judge.rule import Catalogue


def test_every_rule_is_explained_in_both_languages(catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        for language in ("zh", "en"):
            lines = explain_lines(rule, language)
            assert lines[0].startswith(rule.id)
            assert all("\n" not in line for line in lines)
            assert any(rule.clause.quote in line for line in lines)
        json.dumps(rule_json(rule))


def test_a_rule_says_switches_caps_and_sources(catalogue: Catalogue) -> None:
    text = "\n".join(explain_lines(catalogue.rules["A14-2b"], "en"))
    assert "a14_2_reading (R1/R2)" in text
    assert "at worst violation" in text
    assert "at worst suspect" in "\n".join(explain_lines(catalogue.rules["CR-7"], "en"))
    assert "at worst advice" in "\n".join(explain_lines(catalogue.rules["A16-IPV6-6"], "en"))


def test_the_language_is_chosen_for_every_line_of_a_rule(catalogue: Catalogue) -> None:
    zh = "\n".join(explain_lines(catalogue.rules["A18-3"], "zh"))
    en = "\n".join(explain_lines(catalogue.rules["A18-3"], "en"))
    assert "程序: 每日查看该件的进度页" in zh
    assert "阈值: reply = 15 个工作日 [待核实；仅用于判定“疑似”]" in zh
    assert "threshold: reply = 15 working days [unverified; decides suspect alone]" in en
    assert "at worst violation" in en
    needs = explain_lines(catalogue.rules["A14-4c"], "zh", lambda family, member: f"{family}/{member}")
    assert "所需场景: scenario/core_tasks、scenario/menu_walk、scenario/refusal_probes" in needs
    assert "所需角色: 应用文件所列的各角色" in needs
    assert "止于疑似的原因: " in "\n".join(explain_lines(catalogue.rules["A14-1b"], "zh"))


def test_items_are_named_as_a_reader_says_them() -> None:
    assert article_name("14(2)", "zh") == "第14条第2项"
    assert article_name("5", "zh") == "第5条"
    assert article_name("14(2)", "en") == "Article 14(2)"


def test_the_list_has_one_line_a_rule(catalogue: Catalogue) -> None:
    assert len(list_lines(catalogue.rules.values(), "zh")) == len(catalogue.rules)
