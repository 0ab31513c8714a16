"""What is plain ground, what stands on it, and what of it is the phone's own or only a wheel."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from harness.detect.drawn.plain_ground import darkness, one_colour_share, shows_a_thing
from harness.detect.drawn.strips import Pixels

Draw = ImageDraw.ImageDraw


def screen(draw: Callable[[Draw], object], ground: str = "white") -> Pixels:
    picture = Image.new("RGB", (720, 1560), ground)
    draw(ImageDraw.Draw(picture))
    return np.asarray(picture)


def shaded(draw: Draw) -> None:
    for row in range(1560):
        draw.line((0, row, 720, row), fill=(255 - row // 70,) * 3)


def system_buttons(draw: Draw) -> None:
    draw.line((140, 1500, 116, 1512, 140, 1524), fill="#888", width=4)
    draw.ellipse((346, 1498, 374, 1526), outline="#888", width=4)
    draw.rectangle((580, 1498, 608, 1526), outline="#888", width=4)


def petals(draw: Draw) -> None:
    for turn in range(0, 360, 45):
        far, near = (np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))]) * way for way in (36, 20))
        draw.line((360 + near[0], 780 + near[1], 360 + far[0], 780 + far[1]), fill="#aaa", width=8)


def exclamation(draw: Draw) -> None:
    draw.ellipse((320, 740, 400, 820), outline="#888", width=6)
    draw.rectangle((356, 756, 364, 800), fill="#888")


BARE: dict[str, Callable[[Draw], object]] = {
    "nothing": lambda draw: None,
    "near shades from top to bottom": shaded,
    "the system's own buttons": system_buttons,
    "a ring that turns": lambda draw: draw.arc((320, 740, 400, 820), 0, 360, fill="#ccc", width=6),
    "a part of a ring": lambda draw: draw.arc((320, 740, 400, 820), 0, 240, fill="#1677ff", width=6),
    "spokes": petals,
    "a thin line that grows": lambda draw: draw.rectangle((0, 90, 500, 94), fill="#1677ff"),
}
THINGS: dict[str, Callable[[Draw], object]] = {
    "an emblem": lambda draw: draw.ellipse((280, 500, 440, 660), fill="#d33"),
    "a square icon": lambda draw: draw.rounded_rectangle((310, 700, 410, 800), 20, fill="#1677ff"),
    "an exclamation in a ring": exclamation,
    "an empty box": lambda draw: draw.rectangle((320, 740, 400, 820), outline="#888", width=6),
    "a large ring": lambda draw: draw.ellipse((240, 600, 480, 840), outline="#d33", width=12),
}


def test_nothing_stands_on_a_bare_screen_be_it_bright_or_dark() -> None:
    seen = {name: (one_colour_share(screen(draw)), shows_a_thing(screen(draw))) for name, draw in BARE.items()}
    assert [name for name, (share, thing) in seen.items() if share <= 0.97 or thing] == []
    dark = screen(BARE["a part of a ring"], "#121214")
    assert (one_colour_share(dark) > 0.97, shows_a_thing(dark), darkness(dark)) == (True, False, True)


def test_small_spokes_are_a_wheel_though_much_of_them_is_their_edges() -> None:
    def spokes(draw: Draw) -> None:
        for turn in range(0, 360, 45):
            far, near = (np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))]) * way for way in (25, 12))
            draw.line((363 + near[0], 783 + near[1], 363 + far[0], 783 + far[1]), fill="#555", width=7)

    assert not shows_a_thing(screen(spokes, "#000"))


def test_an_emblem_an_icon_or_a_box_is_something() -> None:
    assert [name for name, draw in THINGS.items() if not shows_a_thing(screen(draw))] == []


def test_cards_that_wait_for_their_words_are_no_plain_ground() -> None:
    def cards(draw: Draw) -> None:
        for top in range(200, 1400, 200):
            draw.rectangle((40, top, 680, top + 150), fill="#f2f2f2")

    assert one_colour_share(screen(cards)) < 0.9


def test_the_share_of_a_striped_picture() -> None:
    picture = np.full((100, 100, 3), 255, np.uint8)
    picture[:50] = 0
    assert one_colour_share(picture) < 0.6
