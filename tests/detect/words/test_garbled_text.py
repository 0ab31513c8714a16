"""Text that no one wrote so, and rare scripts, names and signs that people do write."""

import pytest

from harness.detect.words.garbled_text import is_garbled, is_of_rare_characters, rare_share
from harness.detect.words.wording import normalise, spaced


def garbled(text: str) -> bool:
    return is_garbled(normalise(text), spaced(text))


@pytest.mark.parametrize(
    "text",
    [
        "欢迎您，{{userName}}",
        "{{ item.title }}",
        "${user.name}，您好",
        "#{name} 同志",
        "尊敬的{0}，您的{1}已受理",
        "%s 您好，您有 %d 条消息",
        "@string/app_name",
        "i18n.home.title",
        "home.menu.service_label",
        "办理进度：undefined",
        "共 NaN 条",
        "余额：null元",
        "您有 undefined 条未读消息",
        "（null）",
        "姓名:[null]",
        "Invalid Date",
        "[object Object]",
        '{"code":500,"msg":"error"}',
        "java.lang.NullPointerException",
        '<p style="color:red">通知内容</p>',
        "办理须知&lt;br&gt;",
        "ä¸\xadåŽäººæ°",
        "ÖÐ»ªÈËÃñ",
        "涓崕浜烘皯鍏卞拰鍥",
        "通知??????",
        "12\ufffd5元",
    ],
)
def test_what_no_reader_was_to_see(text: str) -> None:
    assert garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        "Café 咖啡文化节",
        "什么是 NaN？编程科普",
        "使用 A&B 公司设备",
        "魑魅魍魉 龘靐齉齾",
        "请输入 {姓名}",
        "温度 25℃ ±2",
        "www.gov.example.cn",
        "你准备好了吗？？？",
        "「通知」【重要】",
        "藏文：བོད་ཡིག",
        "维吾尔文：ئۇيغۇرچە",
        "蒙古文 ᠮᠣᠩᠭᠣᠯ",
        "彝文 ꆈꌠꉙ",
        "已选 □ 是 □ 否",
        "https://example.cn/a%20b",
        "编号 NULL-2026",
        "Ørsted 风电项目",
        "公式 a<b & c>d",
        "完成率 85%，同比增长",
        "home.example.com",
    ],
)
def test_rare_scripts_and_signs_are_none(text: str) -> None:
    assert not garbled(text)


@pytest.mark.parametrize(
    ("text", "is_so"), [("浣豺ソ锛山妈疼娇攀", True), ("垮炫鏈嶅炫涓绩鍔忽龔鐫囧岖", True), ("浣熊锅炉", False)]
)
def test_misread_bytes_as_a_picture_shows_them(text: str, is_so: bool) -> None:
    assert garbled(text) is is_so


def test_misread_bytes_are_read_as_characters_of_no_every_day_text() -> None:
    assert is_of_rare_characters("璇峰鑁欄促鑽勧錫嶅推鎵満鎏")
    assert not is_of_rare_characters("飄、犇、焱的读音")
    assert not is_of_rare_characters("青输农业费韭称社一代码")  # two lines upon each other


def test_names_of_rare_characters_are_part_of_a_line() -> None:
    assert rare_share("姓名生僻字:璒、谆、昇、堃") > 0.25
    assert rare_share("公租虏申让纵事指满一年的家庭均可提出申请") == 0
    assert rare_share("2026-11-23") == 0


def test_a_host_that_a_sentence_begins_with_is_no_name_of_a_text() -> None:
    assert not is_garbled("h5.lincheng.gov.cn想要知道您的位置信息", "h5.lincheng.gov.cn 想要知道您的位置信息")
    assert not is_garbled("h5.lincheng.gov.cn想要知道", "h5.lincheng.gov.cn想要知道")


def test_a_value_that_is_none_before_a_measure_and_a_day_read_without_its_space() -> None:
    for text in ("NaNMB", "--undefined℃", "缓存 NaN KB", "下次家长会:InvalidDate"):
        assert is_garbled(text.replace(" ", ""), text), text
    for text in ("nullhello", "undefinedName()", "NaN的含义"):
        assert not is_garbled(text, text), text


def test_rare_characters_in_a_row_or_in_a_word_that_is_read_badly() -> None:
    for text in ("督学意见:”絜椋憎燼鏜橇轲涓蔣冻责任督学随访表,每月两份", "鏊嬪痉鏟"):
        assert is_of_rare_characters(text), text
    for text in ("龚翀骁", "督学意见:留样不足，责任督学随访表,每月两份"):
        assert not is_of_rare_characters(text), text
