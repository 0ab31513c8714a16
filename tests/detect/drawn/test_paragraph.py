"""Lines of a wrapped text are put together; rows of a list and cells of a table are not."""

import pytest

from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.paragraph import paragraphs
from harness.model.screen import Box


def line(text: str, x: float, y: float, width: float, height: float = 18) -> TextLine:
    return TextLine(text, Box(x, y, width, height), 0.9)


def texts(*lines: TextLine) -> list[str]:
    return [one.line.text for one in paragraphs(lines)]


def test_a_sentence_over_two_lines_is_one() -> None:
    first = line("允许“城市服务”获取此设备的位", 48, 206, 252)
    assert texts(first, line("置信息吗？", 48, 230, 78)) == ["允许“城市服务”获取此设备的位置信息吗？"]


def test_centred_lines_are_one() -> None:
    first = line("在使用前请您仔细阅读《隐私保", 60, 250, 256)
    assert texts(first, line("护指引》全文内容。", 110, 272, 156)) == ["在使用前请您仔细阅读《隐私保护指引》全文内容。"]


def test_rows_of_a_list_stay_apart() -> None:
    rows = [line("关于做好防汛工作的通知", 16, 100, 200), line("关于开展培训工作的通知", 16, 150, 200)]
    assert len(texts(*rows)) == 2


def test_short_lines_and_whole_sentences_stay_apart() -> None:
    assert len(texts(line("主办单位", 16, 100, 68), line("备案编号", 16, 122, 68))) == 2
    assert len(texts(line("请及时处理本月的任务。", 16, 100, 200), line("谢谢", 16, 122, 34))) == 2


def test_what_has_something_beside_it_is_a_row() -> None:
    first, beside = line("城乡居民养老保险缴费", 16, 100, 180), line("12元", 300, 100, 40)
    assert len(texts(first, beside, line("城乡居民医疗保险", 16, 122, 140))) == 3


def test_the_type_is_that_of_a_line_and_the_box_that_of_all() -> None:
    (one,) = paragraphs([line("您今天尚未打卡请及时", 16, 100, 200), line("处理", 16, 122, 34)])
    assert one.type_dp == pytest.approx(16.56)
    assert one.line.box == Box(16, 100, 200, 40)


def test_a_label_below_a_text_of_larger_type_is_none_of_it() -> None:
    assert len(texts(line("澳洲大牌奶粉厂家直供点击领券", 12, 105, 230), line("广告·优选商城", 12, 126, 96))) == 2


def test_type_written_downwards_is_not_taken_for_tiny() -> None:
    (one,) = paragraphs([line("籍贯", 20, 366, 31, 56)])
    assert one.type_dp > 15


def test_a_value_with_its_label_and_a_date_begin_a_line() -> None:
    number = line("浙ICP备20260001号-3A可查", 60, 400, 200, 16)
    assert len(texts(number, line("使用单位:青湖县数据局", 60, 420, 196, 16))) == 2
    title = line("全市新增就业再创新高了", 16, 100, 200)
    assert len(texts(title, line("2026-02-11阅读1133", 16, 120, 150))) == 2
