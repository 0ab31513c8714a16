import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.model.faults import EvidenceBroken
from harness.model.observation import Evidence
from harness.model.run import RunStatus
from harness.model.saying import Language
from harness.report.html import inspection_html
from harness.report.subject import Inspection
from tests.report.hostile_inspection import PAYLOADS, hostile
from tests.report.inspection_factory import (
    a_rule,
    a_run,
    a_verdict,
    an_inspection,
    an_observation,
)
from tests.report.page_reader import read_page


def assert_cannot_run(document: str) -> None:
    page = read_page(document)
    assert not {"script", "iframe", "object", "embed", "form", "base", "link"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    references = page.values("href") + page.values("src") + page.values("action")
    schemes = {
        found[1].lower() for one in references if (found := re.match(r"\s*([a-z][a-z0-9+.-]*):", one, re.IGNORECASE))
    }
    assert schemes <= {"data"}
    assert page.tags.count("style") == 1
    assert page.tags.count("img") == 0


@pytest.mark.parametrize("text", PAYLOADS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_text_in_any_field_stays_text(text: str, language: Language) -> None:
    document = inspection_html(hostile(text), language)
    assert_cannot_run(document)
    document.encode("utf-8")
    assert "49" not in read_page(document).words or "7 * 7" not in text


@settings(max_examples=12, deadline=None)
@given(st.text(st.characters() | st.sampled_from("<>\"'&{}%;\\/\u202e\u0000"), max_size=40))
def test_any_text_at_all_stays_text(text: str) -> None:
    document = inspection_html(hostile(text))
    assert_cannot_run(document)
    assert not set(document) & set("\x00\x1b\u202e\u2066\u200b")


def test_policy_forbids_everything_but_inline_style_and_data_pictures(document: str) -> None:
    content = read_page(document).values("content")
    policy = next(one for one in content if "default-src" in one)
    assert "default-src 'none'" in policy
    assert "img-src data:" in policy
    assert "script-src" not in policy


def test_document_refers_to_nothing_outside_itself(document: str) -> None:
    page = read_page(document)
    idents = set(page.values("id"))
    for one in page.values("href") + page.values("src"):
        assert one.startswith(("data:image/webp;base64,", "../burdened-")) or one.removeprefix("#") in idents
    assert "url(" not in document
    assert "@import" not in document


def test_every_picture_is_embedded_once_and_shown_more_often(document: str) -> None:
    page = read_page(document)
    embedded = [value for tag, name, value in page.attributes if tag == "image" and name == "href"]
    assert len(embedded) == len(set(embedded)) == 4
    assert page.tags.count("use") > len(embedded)


def test_cited_place_is_framed_inside_its_window(document: str) -> None:
    found = re.findall(
        r'<svg viewBox="([\d. ]+)" role="img".*?<rect class="frame" x="([\d.]+)" y="([\d.]+)"', document, re.S
    )
    assert found
    for window, x, y in found:
        left, top, width, height = (float(number) for number in window.split())
        assert left <= float(x) <= left + width
        assert top <= float(y) <= top + height


def test_same_input_gives_the_same_bytes(shown: Inspection, document: str) -> None:
    assert inspection_html(shown) == document


def test_first_chapter_tells_conclusion_matrix_and_what_is_open(document: str) -> None:
    first = read_page(document[: document.index('id="findings"')]).words
    for expected in ("发现不符合，须整改", "在已测范围内未发现问题", "第十四条（二）", "须连续观察三个工作日"):
        assert expected in first


def test_one_finding_over_three_devices_is_one_card(document: str) -> None:
    assert document.count('<article class="finding') == 17


def test_chapters_come_in_the_order_of_the_reader(document: str) -> None:
    places = [
        document.index(f'id="{chapter}"')
        for chapter in ("app-1", "findings", "timeline", "untested", "passes", "method")
    ]
    assert places == sorted(places)


def test_english_report_has_no_chinese_of_our_own(english: str) -> None:
    text = read_page(english).words
    for chinese in ("不符合", "未测", "检测报告", "置信度", "以下空白", "第十四条"):
        assert chinese not in text
    assert "Art. 14(2)" in text


def test_altered_recording_is_told_on_the_first_page() -> None:
    run = a_run([a_verdict()], seal_state="tampered", status=RunStatus.INCOMPLETE)
    text = read_page(inspection_html(an_inspection([run], [a_rule()]))).words
    assert text.index("被改动") < text.index("问题详述")
    assert "运行未完成" in text


def test_planted_value_that_slipped_through_stops_the_report() -> None:
    seen = an_observation(evidence=[Evidence("traffic/flows.mitm", "flow=1", "tel=13812345678")])
    inspection = an_inspection([a_run([a_verdict(observations=[seen])])])
    with pytest.raises(EvidenceBroken) as caught:
        inspection_html(inspection, forbidden=["13812345678"])
    assert "13812345678" not in str(caught.value)


def test_masked_values_pass_the_guard(shown: Inspection) -> None:
    inspection_html(shown, forbidden=["13812345678", "李华", "30.2741"])


def test_inspection_without_runs_is_still_a_document() -> None:
    empty = an_inspection([], made_at=datetime(2026, 11, 22, tzinfo=UTC))
    assert "以下空白" in inspection_html(empty)
