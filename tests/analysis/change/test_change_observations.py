from harness.analysis.change.change_observations import observations_of
from harness.analysis.change.difference import differences
from harness.analysis.change.noise import measured_noise
from harness.model.inventory import Category, Inventory
from harness.model.observation import Kind, Observation
from tests.analysis.change.versions import EVERYTHING, FUNCTIONS, item, version


def told(old: Inventory, new: Inventory) -> list[Observation]:
    return list(observations_of(differences([old], [new]), measured_noise([old, new]), ([old], [new]), "listed"))


def test_a_change_points_into_both_recordings() -> None:
    clock_in = item(Category.FUNCTION, "check_in", "首页", (), "check_in")
    whole, changed = told(version(*FUNCTIONS), version(*FUNCTIONS, clock_in, name="b", number="1.1"))
    assert whole.kind is Kind.BASELINE_COMPARED
    assert (whole.data["whole"], whole.data["same_version"], whole.data["changes"]) == (True, False, 1)
    assert (changed.kind, changed.subject, changed.data["grade"]) == (Kind.VERSION_CHANGED, "function", "major")
    assert {place.file for place in changed.evidence} == {"a/attempt-1/run.json", "b/attempt-1/events.jsonl"}


def test_a_change_without_a_new_version_says_so() -> None:
    _, changed = told(version(*FUNCTIONS), version(*FUNCTIONS[1:], name="b"))
    assert changed.data["same_version"] is True


def test_a_comparison_with_a_gap_is_not_whole() -> None:
    (whole,) = told(version(*FUNCTIONS), version(*FUNCTIONS[:2], name="b", met=EVERYTHING - {"channel:proxy"}))
    assert whole.data["whole"] is False
    assert set(whole.data["not_compared"]) == {"receiver", "data"}
