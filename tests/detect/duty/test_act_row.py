from harness.detect.duty.act_row import task_rows
from tests.detect.screen_factory import heading, view

SET = {
    "share": ["分享文章", "0/2"],
    "invite": ["邀请 1 位同事", "去邀请"],
    "download": ["“智慧社区”APP 安装", "3/5 人"],
    "login": ["登录 1 次", "去完成"],
    "check_in": ["巡逻签到点", "4/6"],
    "online_time": ["浏览文章满 10 分钟", "去完成"],
    "video": ["下午巡查视频", "待上传"],
    "photo": ["本周任务:随手拍 5 条", "已拍 2 条"],
}


def test_an_act_beside_its_progress_is_a_task() -> None:
    for act, row in SET.items():
        page = view(heading("任务中心"), row)
        assert [[piece.text for piece in found] for found in task_rows(page, act)], row


def test_an_act_alone_or_of_a_service_is_none() -> None:
    rows = (["分享", "微信好友"], ["登录", "注册"], ["视频(选填)", "0/3"], ["会议签到", "3/40"], ["证件照片", "已上传"])
    for row in rows:
        assert not [act for act in SET if list(task_rows(view(row), act))], row
