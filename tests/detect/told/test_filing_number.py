import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.screen.screen_view import ScreenView
from harness.detect.told.filing_number import detect_filing_number, numbers_in
from harness.detect.words.wording import normalise
from harness.model.observation import Kind, Observation
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, node, view

NUMBER = "政务应用备2026-000123号"


def found(page: ScreenView, filed: str | None = NUMBER) -> list[Observation]:
    return list(detect_filing_number([page], app(filing_number=filed), MASKER))


def test_the_filed_number_matches() -> None:
    (one,) = found(view(f"备案编号：{NUMBER}"))
    assert (one.kind, one.subject, one.data["matches"], one.data["prominent"]) == (
        Kind.FILING_NUMBER_SHOWN,
        NUMBER,
        True,
        True,
    )


def test_another_number_does_not_match() -> None:
    (one,) = found(view("备案编号：政务应用备2026-000999号"))
    assert (one.kind, one.data["matches"]) == (Kind.FILING_NUMBER_SHOWN, False)


def test_a_longer_number_is_not_the_filed_one() -> None:
    assert not any(one.data.get("matches") for one in found(view("备案编号：政务应用备2026-12号"), "政务应用备2026-1"))


def test_a_number_split_over_two_lines_is_joined() -> None:
    page = view(node("备案编号：政务应用备2026-", box=Box(0, 600, 200, 16)), node("000123号", box=Box(0, 616, 80, 16)))
    (one,) = found(page)
    assert (one.data["matches"], one.evidence[0].locator) == (True, "box=0,600,200,32")


def test_full_width_and_spaced_digits_are_the_same_number() -> None:
    (one,) = found(view("备案编号：政务应用备２０２６－０００１２３ 号"))
    assert one.data["matches"] is True


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("林ICP备2023001234号-1", "icp"),
        ("ICP备2023001234号-1", ""),
        ("京ICP备2023001234号-1", "icp"),
        ("ICP备案：粤ICP备12345678号", "icp"),
        ("京公网安备 11010102001234号", "police"),
        ("网信算备110101234567890123456号", "algorithm"),
        ("软著登字第1234567号", "copyright"),
    ],
)
def test_other_numbers_are_told_apart(text: str, family: str) -> None:
    expected = [(Kind.OTHER_NUMBER_SHOWN, family)] if family else []
    assert [(one.kind, one.subject) for one in found(view(text))] == expected


def test_an_icp_number_labelled_as_filing_number_is_still_icp() -> None:
    assert [one.kind for one in found(view("备案编号：京ICP备2023001234号-1"))] == [Kind.OTHER_NUMBER_SHOWN]


def test_both_numbers_beside_each_other() -> None:
    kinds = [one.kind for one in found(view(f"{NUMBER} 京ICP备2023001234号-1"))]
    assert kinds == [Kind.FILING_NUMBER_SHOWN, Kind.OTHER_NUMBER_SHOWN]


@pytest.mark.parametrize("text", ["电话：0571-88001234", "受理编号：TS202611220001", "林政发〔2026〕12号", "门牌 12号"])
def test_other_figures_are_no_filing_number(text: str) -> None:
    assert found(view(text)) == []


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_is_survived(text: str, filed: str) -> None:
    assert all(number.text for number in numbers_in(text, filed))


def test_a_label_in_the_box_of_its_number_labels_it() -> None:
    page = view(
        node("滇政移备5308-2026-0017", box=Box(20, 200, 318, 70)),
        node("政务移动互联网应用程序备案编号", box=Box(20, 210, 200, 18)),
    )
    assert [one.subject for one in found(page, None)] == ["滇政移备5308-2026-0017"]


def test_a_bare_label_is_read_beside_what_only_apps_bear() -> None:
    assert found(view("主办：浔北市妇女联合会", "备案编号：赣应2026-0911"), None)
    assert found(view("主办机关 怀远县自然资源和规划局", "网信政务备皖20260083号"), None)
    assert not found(view("商品房预售", "备案编号：赣应2026-0911"), None)


def test_the_label_of_these_measures_is_worded_in_many_ways() -> None:
    for text in (
        "政务应用备案黔政数备52-2026-0318",
        "政务应用备案编码:川云溪政应备018",
        "政务平台备案号:蒙政数备〔2025〕031",
        "政务APP备案编码:XM-APP-2025-044",
    ):
        assert [number.family for number in numbers_in(normalise(text))] == ["filing"], text
    assert not numbers_in("政务应用备案须知第3条")
    page = view(["应用备案", "浙政应备2026-1189"])
    assert [one.kind for one in found(page, None)] == [Kind.FILING_NUMBER_SHOWN]


def test_the_registration_of_a_work_is_no_number_of_software() -> None:
    assert not numbers_in("登记号:国作登字-2025-F-00318846")


def test_a_number_of_registration_whose_label_says_so() -> None:
    page = view(["政务APP备案登记号", "晋政数备2024-0088"])
    assert [one.kind for one in found(page, None)] == [Kind.FILING_NUMBER_SHOWN]
    assert not found(view(["软件备案登记号", "2024-0088"]), None)
