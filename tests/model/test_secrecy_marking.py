"""A marking survives any spacing and width, and long text is none."""

from hypothesis import given
from hypothesis import strategies as st

from harness.model.secrecy_marking import is_level_label, level_beside, marking_in


@given(st.sampled_from(["绝密", "机密", "秘密"]), st.integers(1, 30), st.sampled_from(["", " ", "　"]))
def test_spacing_and_width_do_not_hide_a_marking(level: str, years: int, gap: str) -> None:
    assert marking_in(f"{level[0]}{gap}{level[1]}{gap}★{gap}{years}年") is not None


@given(st.text(alphabet="的一是在不了有和人这中大为上个国", min_size=41, max_size=400))
def test_long_text_is_no_marking(text: str) -> None:
    assert marking_in(text + "机密★5年") is None


def test_a_level_beside_its_label_is_a_marking() -> None:
    assert is_level_label("密级：")
    assert not is_level_label("密级鉴定培训")
    found = level_beside("秘密")
    assert found is not None
    assert found.text == "秘密"
    assert level_beside("秘密花园") is None


def test_a_marking_without_its_term_stands_by_itself() -> None:
    for text in ("机密★", "密级：秘密★", "份号 000012 机密级★", "文件密级 绝密☆", "（秘密★）"):
        assert marking_in(text) is not None, text
    for text in ("揭开古蜀文明的秘密 ★ 特展预告", "商业秘密★"):
        assert marking_in(text) is None, text


def test_marks_as_offices_write_them() -> None:
    for text in ("机密（填写后）", "秘密 保密期限5年", "【内部资料・严禁外传】", "内部资料·不得外传", "（秘密·三年）"):
        assert marking_in(text) is not None, text
    for text in ("成长的秘密", "保密期限说明", "秘密花园（开放后）"):
        assert marking_in(text) is None, text


def test_a_marking_in_brackets_stands_in_a_title_of_any_length() -> None:
    for text in (
        "关于第三季度信访事项交办单(内部资料,不得转发)某办函〔2025〕112号10-16及其附件清单共计十二份请查收",
        "【内部】本邮件内容请勿转发",
        "【内部】2027年预算编制说明",
        "仅限财务条线查阅,请勿截图转发。",
        "(此件不公开)",
        "仅限内部传阅",
    ):
        assert marking_in(text) is not None, text
    for text in (
        "内部招聘",
        "政府信息公开",
        "请勿转发谣言",
        "验证码请勿外传",
        "内部停车场",
        "不予公开的情形",
        "内部审计工作会",
        "仅限本人查看,请勿转发",
        "(内部)会议室预订",
        "[不公开]",
        "(不予公开)",
    ):
        assert marking_in(text) is None, text


def test_papers_of_work_that_must_not_get_out() -> None:
    for text in ("工作资料 严禁外泄", "会议材料,不得对外传播"):
        assert marking_in(text) is not None, text
    for text in ("工作资料请按时上传", "个人资料严禁外泄", "工作资料泄露案例学习", "办公文件禁止外借须登记"):
        assert marking_in(text) is None, text
