"""Letters by class."""

from harness.detect.traffic.ladder.letter_class import class_table


def test_letters_become_their_class_some_stay_and_all_else_is_a() -> None:
    table = class_table({"0": "0123456789", "-": "+-"}, kept=".\n")
    assert b"x=+3.14\n\xff".translate(table) == b"aa-0.00\na"
