from harness.analysis.change.noise import measured_noise
from harness.model.inventory import Category
from tests.analysis.change.versions import FUNCTIONS, version


def test_every_pair_of_one_version_counts() -> None:
    found = measured_noise([version(*FUNCTIONS, name=name) for name in "abc"])
    assert (found.pairs, found.differing, found.found, found.per_pair) == (3, 0, 0, 0.0)


def test_differences_within_one_version_are_the_noise() -> None:
    found = measured_noise([version(*FUNCTIONS), version(*FUNCTIONS[1:], name="b"), version(*FUNCTIONS, name="c")])
    assert (found.pairs, found.differing, dict(found.by_category)) == (3, 2, {Category.FUNCTION: 2})
    assert round(found.per_pair or 0, 2) == 0.67


def test_other_versions_devices_and_one_alone_are_no_pair() -> None:
    told = [version(*FUNCTIONS), version(name="b", number="2.0"), version(name="c", device="ios-phone")]
    assert measured_noise(told).per_pair is None
