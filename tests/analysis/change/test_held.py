from harness.analysis.change.held import Held, held_by
from harness.model.inventory import Category
from tests.analysis.change.versions import EVERYTHING, FUNCTIONS, version


def test_a_sighting_counts_only_where_the_other_side_could_have_had_it() -> None:
    one = version(*FUNCTIONS)
    held = held_by([one], lambda category, name, _place: (category, name))[(Category.FUNCTION, "办事指南")]
    assert held.within([version(name="b")])
    assert not held.within([version(name="b", met=EVERYTHING - {"channel:screens"})])
    assert not Held()


def test_who_looked_and_did_not_see_is_cited() -> None:
    held = held_by([version(*FUNCTIONS)], lambda category, name, _place: (category, name))
    (cited,) = held[(Category.FUNCTION, "办事指南")].missed([version(name="b")])
    assert (cited.recording, cited.evidence.excerpt) == (
        "b/attempt-1",
        "not there; in view: channel:screens, scenario:menu_walk",
    )
