"""The guard reads all that a document holds: members of an archive, split runs, attributes, broken lines."""

import io
import zipfile

from harness.report.document_text import BREAK, zip_text


def an_archive(**members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return held.getvalue()


def test_a_value_split_over_runs_is_seen() -> None:
    text = zip_text(an_archive(word__document="<w:p><w:r><w:t>138123</w:t></w:r><w:r><w:t>45678</w:t></w:r></w:p>"))
    assert "13812345678" in text


def test_a_value_in_an_attribute_or_escaped_is_seen() -> None:
    text = zip_text(an_archive(docProps__core='<a title="138 &amp; 12"/>', word__comments="<t>a&lt;b</t>"))
    assert "138 & 12" in text
    assert "a<b" in text


def test_a_value_broken_by_a_line_is_seen() -> None:
    assert "13812345678" in zip_text(an_archive(a="<t>1381234\n5678</t>"))


def test_the_break_is_no_white_space_and_has_to_be_taken_out_by_itself() -> None:
    assert f"1{BREAK}2".split() == [f"1{BREAK}2"]
