"""Names are rare, can be written in old encodings, and differ from person to person."""

import random

from harness.canary.names import GIVEN, SURNAMES, rare_name


def test_every_character_fits_the_encodings_of_old_apps() -> None:
    assert (SURNAMES + GIVEN).encode("gb18030")
    assert (SURNAMES + GIVEN).encode("gbk")


def test_no_character_is_listed_twice() -> None:
    assert len(set(GIVEN)) == len(GIVEN)
    assert len(set(SURNAMES.split())) == len(SURNAMES.split())


def test_people_have_different_names() -> None:
    draw = random.Random(1)
    names = [rare_name(draw) for _ in range(200)]
    assert all(len(name) == 4 for name in names)
    assert len(set(names)) > 190
