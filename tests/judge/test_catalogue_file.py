"""The catalogue's files: what is in them, and one line for whatever is wrong with an entry."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.judge.campaign import SWITCHES
from harness.judge.caps import STRENGTH_CAP
from harness.judge.catalogue_file import load_catalogue
from harness.judge.condition import Atom, leaves
from harness.judge.facts import FACTS
from harness.judge.kind_names import KIND_NAMES
from harness.judge.rule import NOT_FIRM, Catalogue, State
from harness.judge.tally import Decides, decides
from harness.model.faults import BadInput
from harness.model.observation import Kind
from harness.model.verdict import Outcome

REGULATION = Path(__file__).parent / "regulation.zh.md"
# The rule tables of the standards catalogue, sections 5, 6, 9.2, 10, 11 and 12.
IDS = """
A02-1 A02-2 A02-3 A05-1 A05-2 A05-3 A05-4 A05-5 A05-6 A06-1 A06-2 A06-3 A06-4 A06-5 A08-1 A08-2 A10-1 A10-2
A10-3 A10-4 A10-5 A11-1 A11-2 A11-3 A12-1 A13-1 A13-2 A13-3 A13-4 A14-1a A14-1b A14-1c A14-2a A14-2b A14-2c
A14-3a A14-3b A14-3c A14-4a A14-4b A14-4c A14-4d A14-4e A14-4f A14-5a A14-5b A14-5c A15-1 A15-2 A16-ADP-1
A16-ADP-2 A16-ADP-3 A16-ADP-4 A16-IPV6-0 A17-1 A17-2 A17-3 A18-1 A18-2 A18-3 A18-4 A18-5 A18-6 A19-1 A19-2
A19-3 A19-4 A20-1 A20-2 A21-1 A21-2 A21-3 A21-4 A21-5 A22-1 A23-1 A24-1 A26-1 PI-01 PI-02 PI-03 PI-04 PI-05
PI-06 PI-07 PI-08 PI-09 PI-10 PI-11 PI-12 PI-13 PI-14 PI-15 PI-16 PI-17 PI-18 PI-19 PI-20 PI-21 PI-22 PI-23
PI-24 PI-25 PI-28 PI-26 PI-27 PI-31 PI-32 PI-33 PI-34 PI-35 PI-36 PI-37 PI-38 PI-39 PI-40 PI-41 PI-42 PI-43
PI-44 PI-45 PI-46 PI-47 PI-48 PI-49 PI-50 PI-51 PI-52 PI-53 PI-54 PI-55 PI-56 PI-57 A16-IPV6-1 A16-IPV6-2
A16-IPV6-3 A16-IPV6-4 A16-IPV6-5 A16-IPV6-6 A16-IPV6-7 A16-IPV6-8 A16-IPV6-9 A16-IPV6-10 A16-IPV6-11
A16-IPV6-12 STAB-1 STAB-2 STAB-3 STAB-4 STAB-5 STAB-6 STAB-7 STAB-8 STAB-9 CMP-1 CMP-2 CMP-3 CMP-4 CMP-5 CMP-6
CMP-7 CMP-8 CMP-9 CMP-10 ACC-1 ACC-2 ACC-3 ACC-4 ACC-5 ACC-6 ACC-7 ACC-8 ACC-9 ACC-10 ACC-11 ACC-12 ACC-13
ACC-14 CR-1 CR-2 CR-3 CR-4 CR-5 CR-6 CR-7 CR-8 CR-9 CR-10 CR-11 CR-12 DB-1 DB-2 DB-3 DB-4 DB-5 DB-6
"""
ENTRY: dict[str, Any] = {
    "id": "A99-1",
    "article": "14(2)",
    "title": {"zh": "题", "en": "title"},
    "clause": {"quote": "条", "gloss": "clause"},
    "strength": "shall",
    "state": "automatic",
    "needs": {"channels": ["screens"]},
    "decision": {"violation": {"any": [{"kind": "check_in"}, {"kind": "points"}]}},
    "source": "[default]",
}


def _load(folder: Path, *entries: Any, blocks: Any = None) -> Catalogue:
    (folder / "A99.yaml").write_text(yaml.safe_dump({"rules": list(entries)}, allow_unicode=True), "utf-8")
    if blocks is not None:
        (folder / "blocks.yaml").write_text(yaml.safe_dump(blocks), "utf-8")
    return load_catalogue(folder)


def _with(path: str, value: Any) -> dict[str, Any]:
    entry: dict[str, Any] = yaml.safe_load(yaml.safe_dump(ENTRY))
    *parents, last = path.split("/")
    place: Any = entry
    for parent in parents:
        place = place[int(parent)] if isinstance(place, list) else place[parent]
    place[last] = value
    return entry


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            _with("decision/violation/any/0/kind", "chek_in"),
            "A99.yaml: A99-1: decision.violation.any[0].kind: none of the words allowed here; did you mean `check_in`?",
        ),
        (_with("decision/violation/any/0/phase", ["later"]), "A99.yaml: A99-1: decision.violation.any[0].phase[0]"),
        (
            _with("decision/violation/any/0/subjekt", "x"),
            "decision.violation.any[0].subjekt: no field of this name is known; did you mean `subject`?",
        ),
        (_with("decision/violation/any/0/channel", "smell"), "A99.yaml: A99-1: decision.violation.any[0].channel"),
        (
            _with("decision/violation/any/0/data", {"n": {"least": 3}}),
            "decision.violation.any[0].data.n: not one demand on this value; ",
        ),
        (_with("decision/violation/any/0/data", {"n": {"min": "$many"}}), "no threshold is called many"),
        (_with("decision/violation", {"every": []}), "decision.violation: a condition starts with one of kind"),
        (_with("decision/violation", {"use": "D-X"}), "A99.yaml: A99-1: decision: no block is called D-X"),
        (_with("decision/violation", {"fact": "rain"}), "decision.violation.fact: no such fact"),
        (_with("decision/violation", {"switch": "s", "value": "R1"}), "decision.violation.switch: no such switch"),
        (_with("decision/violation", {"rule": "A98-1", "outcome": ["violation"]}), "no rule is called A98-1"),
        (
            _with("decision/violation", {"rule": "A99-1", "outcome": ["violation"]}),
            "ask for each other: A99-1 -> A99-1",
        ),
        (_with("decision", {}), "an automatic rule without a decision; write"),
        (_with("awaits", ["luck"]), "A99.yaml: A99-1: awaits: none of the names known here"),
        (_with("evidence", ["DOC"]), "make it assisted or document"),
        (_with("state", "document"), "only an automatic rule has a decision"),
        (_with("switches", ["s"]), "A99.yaml: A99-1: switches: none of the names known here"),
        (
            _with("thresholds", [{"name": "n", "value": 1, "unit": "x", "source": "hearsay"}]),
            "thresholds[0].source: none of the words",
        ),
        (
            _with(
                "thresholds",
                [{"name": "n", "value": 1, "unit": "x", "source": "unverified", "bears_on": "violation"}],
            ),
            "A99.yaml: A99-1: thresholds[0].bears_on",
        ),
        (
            _with("question", {"ask": {"zh": "问", "en": "q"}, "answers": []}),
            "A99.yaml: A99-1: question.answers: at least 2 entries",
        ),
        (_with("strength", "must"), "A99.yaml: A99-1: strength: none of the words"),
        (_with("article", "27"), "A99.yaml: A99-1: article: text of the form"),
        (_with("article", "18(2)"), "A99.yaml: A99-1: article: text of the form"),
        (_with("needs/channels", ["ears"]), "A99.yaml: A99-1: needs.channels: none of the names"),
        (_with("title/en", ""), "A99.yaml: A99-1: title.en:"),
        (_with("mend", {"zh": "改"}), "A99.yaml: A99-1: mend.en: the field is missing; add it"),
        (_with("id", "bad id"), "A99.yaml: bad id: id:"),
        ("text", "A99.yaml: entry 1"),
    ],
)
def test_a_wrong_entry_is_named_by_file_id_and_field(tmp_path: Path, entry: Any, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        _load(tmp_path, entry)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", caught.value.what.zh), caught.value.what.zh


def test_a_duplicate_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"A99\.yaml: A99-1: id: is also in A99\.yaml"):
        _load(tmp_path, ENTRY, ENTRY)


def test_a_block_that_uses_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nested too deeply"):
        _load(tmp_path, _with("decision/violation", {"use": "A"}), blocks={"A": {"use": "A"}})


def test_broken_yaml_and_an_empty_folder_are_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no catalogue file"):
        load_catalogue(tmp_path)
    (tmp_path / "A99.yaml").write_text("rules: [", "utf-8")
    with pytest.raises(BadInput, match=r"A99\.yaml: line \d+: is not YAML"):
        load_catalogue(tmp_path)


def test_blocks_and_thresholds_are_put_in_their_places(tmp_path: Path) -> None:
    entry = _with("decision/violation", {"use": "MANY"})
    entry["thresholds"] = [{"name": "many", "value": 7, "unit": "x", "source": "default"}]
    rule = _load(tmp_path, entry, blocks={"MANY": {"kind": "points", "data": {"n": {"min": "$many"}}}}).rules["A99-1"]
    (placed,) = leaves(rule.decision.violation)
    assert isinstance(placed.leaf, Atom)
    assert placed.leaf.data[0].operand == 7


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert set(KIND_NAMES) == set(Kind)
    assert all(name.zh and name.en for name in KIND_NAMES.values())


def test_every_rule_of_the_standards_stands_in_the_catalogue(catalogue: Catalogue) -> None:
    assert set(catalogue.rules) == set(IDS.split())
    assert len(catalogue.rules) == 196


def test_an_automatic_rule_decides_or_says_what_is_missing(catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        assert set(rule.facts) <= set(FACTS)
        assert set(rule.switches) <= set(SWITCHES)
        if rule.state is State.AUTOMATIC:
            assert rule.needs.channels or rule.needs.scenarios or rule.members or rule.awaits, rule.id
        else:
            assert rule.question, rule.id
            assert rule.procedure, rule.id  # a person must be told what to do
        if decides(rule) is Decides.NOT_YET:
            assert rule.criterion, rule.id
            assert rule.evidence, rule.id


def test_every_automatic_rule_tells_the_sponsor_what_to_mend(catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        if rule.state is State.AUTOMATIC:
            assert rule.mend, rule.id
            assert 5 < len(rule.mend.zh) < 80, rule.id  # a line, not a paragraph
            assert 20 < len(rule.mend.en) < 200, rule.id


def test_what_rests_on_an_unverified_source_or_a_draft_is_capped(catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        loose = any(one.source in NOT_FIRM and one.bears_on is None for one in rule.thresholds)
        if loose or rule.source.strip() == "[memory]" or rule.source.startswith("draft"):
            assert rule.not_firm, rule.id


def test_a_number_that_bears_on_the_suspicion_alone_leaves_the_violation(tmp_path: Path) -> None:
    entry = _with("decision/suspect", {"kind": "points", "data": {"n": {"min": "$n"}}})
    entry["thresholds"] = [{"name": "n", "value": 7, "unit": "x", "source": "unverified", "bears_on": "suspect"}]
    assert not _load(tmp_path, entry).rules["A99-1"].not_firm
    entry["decision"]["violation"] = entry["decision"]["suspect"]
    with pytest.raises(BadInput, match="the violation rests on the threshold n, which bears_on suspect"):
        _load(tmp_path, entry)


def test_every_text_of_the_catalogue_is_written_in_both_languages(catalogue: Catalogue) -> None:
    """English texts quote Chinese terms; a Chinese text is Chinese, or a unit or codes that are the same in both."""
    chinese, sentence = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[a-z]{3,} [a-z]{2,}")
    for rule in catalogue.rules.values():
        texts = [rule.title, rule.criterion, rule.procedure, rule.traps, rule.mend, rule.ceiling]
        texts += [text for one in rule.thresholds for text in (one.unit, one.note)]
        texts += [seen.what for seen in rule.needs.seen]
        for text in texts:
            if text is not None:
                assert chinese.search(text.zh) or not sentence.search(text.zh), (rule.id, text.zh)
                assert text.en != text.zh or not sentence.search(text.en), (rule.id, text.en)
        assert rule.criterion and rule.procedure, rule.id
        assert rule.evidence or rule.id == "A16-IPV6-12", rule.id  # the grade is made of the others


def test_a_rule_that_stays_below_what_the_standards_allow_says_why(catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        told = rule.criterion.en if rule.criterion else ""
        may = STRENGTH_CAP[rule.strength] is Outcome.VIOLATION and rule.decision.suspect is not None
        if may and rule.decision.violation is None and "iolation" in told:
            assert rule.ceiling or rule.not_firm, rule.id
    for rule_id in ("PI-40", "PI-41", "A13-2", "A14-1b", "PI-19", "PI-34"):
        assert catalogue.rules[rule_id].ceiling, rule_id
    for rule_id in ("PI-36", "PI-37", "A16-ADP-2"):
        assert catalogue.rules[rule_id].decision.violation, rule_id


def test_aggregates_leave_out_no_rule_that_they_speak_of(catalogue: Catalogue) -> None:
    rules = catalogue.rules
    grave = {
        rule.id
        for rule in rules.values()
        if rule.id.startswith("PI-") and rule.decision.violation is not None and not rule.not_firm
    }
    assert set(rules["A19-1"].members) == grave
    assert set(rules["A19-2"].members) == {
        rule.id for rule in rules.values() if rule.id.startswith("CR-") and any(rule.decision.findings())
    }
    assert set(rules["A21-1"].members) == {"A05-5", "A14-3a", "A14-3b", "A14-3c"}
    assert set(rules["A21-2"].members) == {"A14-4a", "A14-4c", "A14-4d", "A14-4e", "A14-4f"}


def test_every_switch_is_asked_for_by_a_rule_or_by_the_judge(catalogue: Catalogue) -> None:
    asked = {name for rule in catalogue.rules.values() for name in rule.switches}
    assert set(SWITCHES) - asked == {"empty_necessary_media", "special_rule"}  # heard in facts.py and ruling.py


@pytest.mark.parametrize(
    ("article", "family"),
    [
        (number, f"A{number:02}")
        for number in (2, 5, 6, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26)
    ],
)
def test_clauses_are_quoted_as_the_measures_word_them(catalogue: Catalogue, article: int, family: str) -> None:
    text = "".join(REGULATION.read_text("utf-8").split())
    rules = [rule for rule in catalogue.rules.values() if rule.id.startswith(family)]
    assert rules
    for rule in rules:
        assert rule.article.partition("(")[0] == str(article), rule.id
        for part in "".join(rule.clause.quote.split()).split("…"):
            assert part in text, rule.id


def test_a_quote_keeps_the_words_that_limit_its_clause(catalogue: Catalogue) -> None:
    """原则上, 非必要情况下 and 除…外 decide how far a clause goes: a quote may not leave them out."""
    limits = {
        "性能稳定性、交互便捷性等进行验收": "原则上应",
        "上传工作照片、视频和轨迹等": "非必要情况下",
        "政务应用程序设置打卡签到": "除安保、应急等特殊场景规定外",
    }
    for rule in catalogue.rules.values():
        for words, limit in limits.items():
            assert words not in rule.clause.quote or limit in rule.clause.quote, rule.id


def test_the_version_follows_the_files(tmp_path: Path) -> None:
    first = _load(tmp_path, ENTRY).version
    assert _load(tmp_path, ENTRY).version == first
    assert _load(tmp_path, _with("strength", "shall_not")).version != first
