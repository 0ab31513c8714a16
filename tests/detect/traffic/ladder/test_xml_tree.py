"""XML: the text of a document, whatever its declaration claims."""

import pytest

from harness.detect.traffic.ladder.xml_tree import opened_xml


@pytest.mark.parametrize("declared", ["GBK", "UTF-6", "utf-16"])
def test_the_declared_encoding_of_a_text_is_not_undone_twice(declared: str) -> None:
    opened = opened_xml(f'<?xml version="1.0" encoding="{declared}"?><a>姓名</a>')
    assert opened
    assert opened.values == ["姓名"]
