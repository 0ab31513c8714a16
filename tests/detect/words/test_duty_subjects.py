import pytest

from harness.detect.words.duty_subjects import duty_subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("今日未打卡", ("check_in",)),
        ("积分排名末位", ("ranking",)),
        ("在线不少于2小时", ("online_time",)),
        ("须转发到工作群", ("share",)),
        ("安装率须达到100%", ("download", "usage_rate")),
        ("未上传", ("photo",)),
        ("轨迹不完整", ("trail",)),
        ("每日登录", ("login",)),
        ("周报逾期未报", ("form",)),
        ("请保持安静", ()),
    ],
)
def test_what_a_sentence_speaks_of(text: str, subjects: tuple[str, ...]) -> None:
    assert duty_subjects(text) == subjects


def test_benign_text_row_or_heading_leaves_the_subject_out() -> None:
    assert duty_subjects("参会人员须签到") == ()
    assert duty_subjects("签到", near="请假") == ()
    assert duty_subjects("签到", title="会议议程") == ()
