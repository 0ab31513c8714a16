"""Letters by class."""

from harness.detect.traffic.ladder.letter_class import AnyOf, class_table


def test_letters_become_their_class_some_stay_and_all_else_is_a() -> None:
    table = class_table({"0": "0123456789", "-": "+-"}, kept=".\n")
    assert b"x=+3.14\n\xff".translate(table) == b"aa-0.00\na"


def test_any_of_a_few_strings_is_found_and_their_pieces_are_not() -> None:
    either = AnyOf(b"ab-", b"-ab")
    assert either.stands_in(b"xx-abx") and either.stands_in(b"xab-") and not either.stands_in(b"ab ab")
