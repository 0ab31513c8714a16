"""Draws depend on seed and label, and on nothing else."""

from harness.canary.draw import digits, draw_of, hex_digits, some, token


def test_the_same_seed_and_label_draw_the_same() -> None:
    assert digits(draw_of(7, "a"), 20) == digits(draw_of(7, "a"), 20)


def test_labels_and_seeds_are_streams_of_their_own() -> None:
    drawn = {digits(draw_of(seed, label), 20) for seed in (7, 8, -7, 2**60) for label in ("a", "b")}
    assert len(drawn) == 8


def test_draws_have_the_letters_and_the_length_asked_for() -> None:
    draw = draw_of(1, "x")
    assert set(hex_digits(draw, 500)) == set("0123456789abcdef")
    assert not set(token(draw, 500)) & set("01OIL")
    assert len(some(draw, "abcdef", 4)) == len(set(some(draw, "abcdef", 4))) == 4
