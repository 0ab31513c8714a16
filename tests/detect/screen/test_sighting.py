from collections.abc import Iterable
from dataclasses import replace

import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachPlace, EachRole, Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, node, view


class Stars:
    def mask(self, text: str) -> str:
        return text.replace("13812345678", "138****5678")


def test_excerpt_subject_and_data_are_masked() -> None:
    one = view(node("电话 13812345678"))
    found = sighting(
        Kind.POINTS, one, one.pieces, Stars(), confidence=0.9, subject="13812345678", data={"n": "13812345678", "k": 1}
    )
    assert "13812345678" not in repr(found)
    assert found.data["k"] == 1


def test_an_ocr_piece_lowers_confidence_by_its_score() -> None:
    one = view("打卡")
    pieces = [replace(one.pieces[0], score=0.5)]
    assert sighting(Kind.CHECK_IN, one, pieces, MASKER, confidence=0.8).confidence == 0.4


def test_the_strongest_keeps_the_places_of_the_others() -> None:
    weak, strong, ignored = (view("打卡", seq=seq, png=f"screens/{seq}.png") for seq in (1, 2, 3))
    found = strongest(
        sighting(Kind.CHECK_IN, one, one.pieces, MASKER, confidence=sure)
        for one, sure in ((weak, 0.6), (strong, 0.9), (ignored, 0.3))
    )
    assert len(found) == 1
    assert found[0].confidence == 0.9
    assert [one.file for one in found[0].evidence[::2]] == ["screens/2.png", "screens/1.png"]


@pytest.mark.parametrize(
    ("box", "file"),
    [
        (Box(10, 700, 300, 40), "screens/0123456789abcdef.png"),
        (Box(10, 100, 300, 2000), "screens/0123456789abcdef.png"),
        (Box(10, 886, 300, 51), "screens/0123456789abcdef.tree.json"),
        (Box(10, -360, 300, 283), "screens/0123456789abcdef.tree.json"),
    ],
)
def test_a_place_that_the_picture_does_not_reach_is_shown_by_the_elements(box: Box, file: str) -> None:
    page = view(node("末位通报", box=box))
    one = sighting(Kind.RANKING, page, page.pieces, MASKER, confidence=0.9)
    assert one.evidence[0].file == file


def test_of_equals_the_one_that_the_picture_shows_is_best() -> None:
    hidden = view(node("末位通报", box=Box(10, 900, 300, 40)), screen="a" * 16)
    seen = view(node("末位通报", box=Box(10, 100, 300, 40)), screen="b" * 16, png=f"screens/{'b' * 16}.png")
    pages = [sighting(Kind.RANKING, page, page.pieces, MASKER, confidence=0.9) for page in (hidden, seen)]
    (one,) = strongest(pages)
    assert one.evidence[0].file == f"screens/{'b' * 16}.png"


@EachRole
def all_pieces(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.8)


def test_one_screen_tells_every_place_and_a_recording_the_strongest() -> None:
    page = view("上班打卡", "下班打卡")
    assert len(list(all_pieces.on_screen(page, app(), MASKER))) == 2
    assert len(list(all_pieces([page, page], app(), MASKER))) == 1


def test_a_screen_tells_each_place_and_a_run_what_it_chooses() -> None:
    def each(one: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
        return [sighting(Kind.COMPLAINT_ENTRY, one, [piece], masker, confidence=0.9) for piece in one.pieces]

    detect = EachPlace(lambda views, own, masker: list(each(views[0], own, masker))[-1:], each)
    page = view("投诉", "建议")
    assert len(list(detect.on_screen(page, app(), MASKER))) == 2
    assert [one.evidence[0].excerpt for one in detect([page], app(), MASKER)] == ["建议"]
