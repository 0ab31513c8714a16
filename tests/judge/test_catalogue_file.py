"""The catalogue's files: what is in them, and one line for whatever is wrong with an entry."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.judge.campaign import SWITCHES
from harness.judge.catalogue_file import load_catalogue
from harness.judge.condition import Atom, leaves
from harness.judge.facts import FACTS
from harness.judge.kind_names import KIND_NAMES
from harness.judge.rule import Catalogue, State, ThresholdSource
from harness.model.faults import BadInput
from harness.model.observation import Kind

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
            "A99.yaml: A99-1: decision.violation.any.0.kind: Input should",
        ),
        (_with("decision/violation/any/0/phase", ["later"]), "A99.yaml: A99-1: decision.violation.any.0.phase.0"),
        (_with("decision/violation/any/0/subjekt", "x"), "A99.yaml: A99-1: decision.violation.any.0.subjekt: Extra"),
        (_with("decision/violation/any/0/channel", "smell"), "A99.yaml: A99-1: decision.violation.any.0.channel"),
        (_with("decision/violation/any/0/data", {"n": {"least": 3}}), "decision.violation.any.0.data: n: give one of"),
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
        (_with("decision", {}), "an automatic rule needs a decision"),
        (_with("strength", "must"), "A99.yaml: A99-1: strength: Input should"),
        (_with("needs/channels", ["ears"]), "A99.yaml: A99-1: needs.channels: ears is none of"),
        (_with("title/en", ""), "A99.yaml: A99-1: title.en:"),
        (_with("id", "bad id"), "A99.yaml: bad id: id:"),
        ("text", "A99.yaml: entry 1"),
    ],
)
def test_a_wrong_entry_is_named_by_file_id_and_field(tmp_path: Path, entry: Any, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        _load(tmp_path, entry)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


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


def test_the_shipped_catalogue_is_whole(catalogue: Catalogue) -> None:
    assert len(catalogue.rules) >= 50
    families = {rule.split("-", maxsplit=1)[0] for rule in catalogue.rules}
    assert {"A05", "A06", "A10", "A14", "A16", "A18", "A21", "PI", "CR", "STAB", "CMP"} <= families
    for rule in catalogue.rules.values():
        assert rule.state is State.AUTOMATIC
        assert rule.needs.channels or rule.members(), rule.id
        assert set(rule.facts()) <= set(FACTS)
        assert set(rule.switches()) <= set(SWITCHES)
        # 15.6: what rests on an unverified number alone must be capped
        unverified = rule.thresholds and all(one.source is ThresholdSource.UNVERIFIED for one in rule.thresholds)
        assert not unverified or rule.source_cap, rule.id
        assert rule.source.strip() != "[memory]" or rule.source_cap, rule.id


def test_the_version_follows_the_files(tmp_path: Path) -> None:
    first = _load(tmp_path, ENTRY).version
    assert _load(tmp_path, ENTRY).version == first
    assert _load(tmp_path, _with("strength", "shall_not")).version != first
