"""A character that no font shows becomes its code, so that one emoji of an app cannot stop a report."""

from harness.report.filed.font_reach import shared_characters, within
from harness.report.paper_fonts import font_files


def test_what_the_fonts_lack_stands_as_its_code() -> None:
    shown = shared_characters(font_files())
    assert within({"a": ["督办😀", ("⟨U+202E⟩",)], "n": 1}, shown) == {"a": ["督办[U+1F600]", ["〈U+202E〉"]], "n": 1}


def test_the_reports_own_signs_are_within_reach() -> None:
    text = "×?△○√– “”·、；（）【】—…　第一页 ABC 4.5:1\n\u200b"
    assert within(text, shared_characters(font_files())) == text
