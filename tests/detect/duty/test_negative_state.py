import pytest

from harness.detect.duty.negative_state import detect_negative_state
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, Cell, app, heading, judged, view


@pytest.mark.parametrize(
    ("page", "subject"),
    [
        (view("今日未打卡"), "check_in"),
        (view(["缺勤", "2次"]), "check_in"),
        (view(["今日填报", "已逾期"]), "form"),
        (view(["本周登录", "未达标"]), "login"),
        (view("学时不足"), "online_time"),
        (view(heading("每日打卡"), "未完成"), "check_in"),
    ],
)
def test_negative_states(page: ScreenView, subject: str) -> None:
    assert ("negative_state", subject) in judged(list(detect_negative_state([page], app(), MASKER)))


@pytest.mark.parametrize(
    "page",
    [
        view(["缺勤", "0次"]),
        view("您尚未登录"),
        view("未登录，可正常浏览"),
        view(heading("每日打卡"), "通报要求"),
        view("情况通报"),
        view("账号锁定"),
        view(["缴费", "已逾期"]),
    ],
)
def test_counters_at_zero_and_other_states_are_none(page: ScreenView) -> None:
    assert judged(list(detect_negative_state([page], app(), MASKER))) == []


def test_so_many_who_have_not_done_it_stand_badly_wherever_it_is_said() -> None:
    for row in (
        ["14人已确认", "3人未确认(大河村、双桥村、石碑村)"],
        ["未完成学生", "3人"],
        "近期部分河长登录不及时。截至11月18日，全县有17名村级河长超过10天未登录，名单已发至各镇联络员。",
    ):
        assert judged(list(detect_negative_state([view(row)], app(), MASKER))), row
    for row in (["未完成学生", "0人"], "本次活动3人一组，未报名者可现场参加", ["未完成订单", "2"]):
        assert not judged(list(detect_negative_state([view(row)], app(), MASKER))), row


def test_those_who_fell_behind_are_named_and_a_rule_or_a_missing_paper_names_nobody() -> None:
    for text in (
        "排名后两位的单位：柳亭镇、住建局，由区政府办公室予以通报。",
        "尚未入驻：张家圪台、阳坡、石碾湾3个村",
        "年度学时任务未完成，还差22.5学时，距截止还有26天",
        "您的孩子“虞某”尚未绑定“清江智教”，请尽快下载安装。",
        "五年级拖全校后腿了，五（3）班请今晚务必催到位",
        "本周0分 连续3周未学习",
    ):
        assert judged(list(detect_negative_state([view(heading("工作群"), text)], app(), MASKER))), text
    for page in (
        view(heading("讲师团报名"), ["身份证照片", "未上传"]),
        view(heading("党员积分管理"), "扣分项"),
        view(heading("考勤月历"), ["正常", "迟到", "缺卡", "请假"]),
        view(heading("登录"), "连续5次密码错误将锁定账号"),
        view(heading("打卡说明"), "迟到3次按旷工半天处理"),
        view(heading("未成年人保护"), "未成年人保护热线：12355、12345 24小时"),
        view(heading("推荐有礼"), "我 未上榜 已邀请12人"),
    ):
        assert not judged(list(detect_negative_state([page], app(), MASKER))), page.text


def test_a_reminder_among_the_settings_and_a_sign_at_the_water_tell_of_nobody() -> None:
    assert not judged(
        list(detect_negative_state([view(heading("打卡设置"), "缺卡提醒", "打卡结果通知")], app(), MASKER))
    )
    assert not judged(list(detect_negative_state([view(heading("防溺水巡查"), ["警示牌", "完好"])], app(), MASKER)))


def test_points_taken_off_a_person_and_not_off_a_licence() -> None:
    assert judged(list(detect_negative_state([view(heading("我的扣分"), ["本月扣分", "-6"])], app(), MASKER)))
    assert not judged(list(detect_negative_state([view(heading("违章"), ["累计扣分", "6"])], app(), MASKER)))


def test_what_befell_one_spoken_to_or_named_is_a_state_whatever_rule_follows() -> None:
    for page in (
        view(heading("学习通"), "李敏同志，您已连续9天未登录，所在单位将收到学习情况通报"),
        view(heading("班组"), "曝光台：李某未戴安全帽，扣20分"),
        view(heading("推广"), "东河街道低于50%，须于周三前补齐"),
        view(heading("宣传任务"), ["转发截图", "上传"], "昨日未传"),
        view(heading("工作群(20)"), "还差二组、五组没交"),
        view(heading("应急学习"), "你已落后于计划进度。未修满学时的，暂停补贴。"),
        view(heading("信息报送"), "规划科本月零报送"),
        view(heading("综合考评"), ["减分项：督察通报", "-10"]),
        view(heading("推广进度"), "未注册人员名单（东县）", "李*敏、王*强、赵*等 76 人"),
        view(heading("教研组检查"), ["备课", "2人缺周次教案（李敏、王强）"]),
        view(heading("听课记录"), "应听4节，李敏仅1节"),
        view(heading("外勤轨迹"), ["轨迹中断", "09:12-09:29 关闭定位"]),
    ):
        assert judged(list(detect_negative_state([page], app(), MASKER))), page.text
    for page in (
        view(heading("考勤规定"), "连续7天未登录的，所在单位将收到通报"),
        view(heading("扣分标准"), "未戴安全帽，扣20分"),
        view(heading("推广"), "各街道安装率不低于75%"),
        view(heading("直报"), "各镇街务必每周一直报，连续两周不报予以通报"),
        view(heading("课后服务"), "申请临时早退"),
        view(heading("直播点名"), "请开启摄像头完成第2次点名（共3次）"),
        view(heading("当前借阅"), "您有1册图书已超期，请尽快归还", ["应还", "续借"]),
        view(heading("施工单位检查"), ["临边防护", "不合格"], "责令施工单位整改"),
        view(heading("探访"), ["录像", "未传"], ["姓名", "请填写"], ["地址", "请选择"]),
    ):
        assert not judged(list(detect_negative_state([page], app(), MASKER))), page.text


def test_rows_of_work_say_who_came_last_or_fell_short() -> None:
    told: tuple[list[Cell | list[Cell]], ...] = (
        [heading("普查"), ["611表", "差42"], ["已采集", "30"]],
        [heading("走访"), "应访21人,缺访4人"],
        [heading("考核"), ["在岗天数", "≥20", "18-1"]],
        [heading("工资"), ["无轨迹扣款", "3天-150元"]],
        [heading("履职月历"), ["3巡", "4巡", "5漏"], "巡河记录"],
        [heading("河长制"), "上周未巡河,已通报"],
        [heading("工作群"), "一组到现在一张都没见"],
        [heading("评优"), ["某某", "分管项目零进度"]],
        [heading("网格"), ["未入库", "催报3次"]],
    )
    for rows in told:
        assert judged(list(detect_negative_state([view(*rows)], app(), MASKER))), rows[1]


def test_what_runs_short_of_memory_and_rules_for_those_who_fail_befell_nobody() -> None:
    told: tuple[list[Cell | list[Cell]], ...] = (
        [heading("工作群"), "内存不够咋办"],
        [heading("登录"), "账号被锁定"],
        [heading("规则"), "连续7天不登录的账号将由后台提醒。", "网格"],
        [heading("例会"), "未完成的周一例会说明原因", "任务"],
        [heading("目标"), "确保全年零登录故障"],
        [heading("行情"), ["华东站", "均价最低"]],
    )
    for rows in told:
        assert not judged(list(detect_negative_state([view(*rows)], app(), MASKER))), rows[1]


def test_how_many_do_not_use_the_app_is_a_rate_and_who_does_not_is_a_state() -> None:
    counted = view(heading("使用情况"), ["未激活", "17人"])
    named = view(heading("使用情况"), ["李敏", "未激活"], ["王强", "未激活"])
    assert not judged(list(detect_negative_state([counted], app(), MASKER)))
    assert judged(list(detect_negative_state([named], app(), MASKER)))


def test_a_share_not_reached_and_what_a_shortfall_cost() -> None:
    told: tuple[list[Cell | list[Cell]], ...] = (
        [heading("入户走访"), ["本月任务", "18/40户,未完成"]],
        [heading("村报表"), "应报22村", "未报6村"],
        [heading("环卫作业"), ["越界停留", "2次,各扣5元"]],
        [heading("企业走访"), ["上周", "少走访1家"]],
        [heading("取证"), "本班指标20起,落后6起"],
        [heading("推广任务"), ["麻园社区", "54%通报"]],
    )
    for rows in told:
        assert judged(list(detect_negative_state([view(*rows)], app(), MASKER))), rows[1]
