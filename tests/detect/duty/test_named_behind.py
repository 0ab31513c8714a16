import pytest

from harness.detect.duty.named_behind import named_behind
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import heading, view


@pytest.mark.parametrize(
    "page",
    [
        view(heading("班级接龙"), "未接龙 4 人：李敏、王强、韩可儿、向晚"),
        view(heading("巡防队"), ["今日未拍照", "李敏、王强"]),
        view(heading("周报"), "7 天未活跃", "李敏、王强等 5 人"),
        view(heading("通报"), "二、后三名：李敏（61）、王强（58）、赵军（52）。"),
        view(heading("村规民约"), "黑榜", "3组李某家：柴草乱堆"),
        view(heading("学习"), "学习后进名单：李敏、王强"),
        view(heading("坐班签到"), "李敏：昨天下午漏签"),
        view(heading("考勤"), ["9", "2"], ["正常", "迟到"]),
    ],
)
def test_a_label_of_failure_with_its_names_or_its_number(page: ScreenView) -> None:
    assert list(named_behind(page))


@pytest.mark.parametrize(
    "page",
    [
        view(heading("村规民约"), ["红榜", "黑榜"], "积分怎么来"),
        view(heading("值班表"), ["带班", "李敏、王强"]),
        view(heading("材料提交"), "未提交：身份证、户口本"),
        view(heading("失信曝光台"), "黑榜", "李某某：拒不履行"),
        view(heading("考勤"), ["9", "0"], ["正常", "迟到"]),
        view(heading("考勤日历"), ["正常", "迟到", "请假"]),
        view(heading("未成年人保护"), "未成年人保护热线：李敏、王强"),
    ],
)
def test_other_lists_and_labels_without_names_name_nobody(page: ScreenView) -> None:
    assert not list(named_behind(page))


@pytest.mark.parametrize(
    "page",
    [
        view(heading("绑定"), ["李敏", "未绑定"], ["王强", "未绑定"]),
        view(heading("注册率"), ["龙门乡", "9.6%(全县最后)"]),
        view(heading("日报"), "龙门乡(未报)"),
        view(heading("注册"), "3栋未激活:201、302、402"),
        view(heading("通报"), "后三:李敏、王强、赵军"),
        view(heading("护学"), "昨天下午岗缺照片的:三(1)、四(2)"),
    ],
)
def test_rows_and_brackets_tell_of_a_name_that_it_failed(page: ScreenView) -> None:
    assert list(named_behind(page))


@pytest.mark.parametrize(
    "page",
    [
        view(heading("消息"), ["李敏", "未读"], ["王强", "未读"]),
        view(heading("菜价"), ["龙门乡", "2.6元(全县最后)"]),
        view(heading("通讯录"), ["李敏", "在岗"], ["王强", "在岗"]),
    ],
)
def test_unread_messages_and_prices_tell_of_nobody(page: ScreenView) -> None:
    assert not list(named_behind(page))
