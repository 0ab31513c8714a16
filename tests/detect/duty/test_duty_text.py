import pytest

from harness.detect.duty.duty_text import detect_duty_text
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, heading, judged, view

ARTICLE = "为进一步优化营商环境，我市近日公布了最新的政策措施，自发布之日起施行，请各单位结合实际认真贯彻执行到位。" * 3


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("每人每天必须打卡，未打卡的予以通报。", "check_in"),
        ("在线时长每日不低于2小时，纳入考核。", "online_time"),
        ("积分排名末位的单位予以约谈。", "ranking"),
        ("每月不少于4次走访，必须上传现场照片。", "photo"),
        ("全员必须每日登录。", "login"),
        ("请先完成今日打卡", "check_in"),
        ("日报应当于18点前填报，逾期扣分。", "form"),
    ],
)
def test_rule_text_of_duty(text: str, subject: str) -> None:
    assert ("duty_text", subject) in judged(list(detect_duty_text([view(text)], app(), MASKER)))


def test_what_is_counted_against_one_by_the_due_day_binds() -> None:
    page = view("标准地址未关联的，须在采集当日补录，三日内未补录的计入采集差错。")
    assert judged(list(detect_duty_text([page], app(), MASKER)))


def test_work_with_a_day_a_number_or_what_it_counts_for_is_ordered() -> None:
    for text in (
        "柜面人员须引导每位办事群众扫码申领电子社保卡，完成数计入季度业绩。",
        "核查民警、协管员每季度至少上门一次，电话须现场拨打核实",
        "夜间每班不少于6人，每1小时拉网巡查一趟，发现渗水、管涌5分钟内上报，不得离岗。",
        "本表由各校于3月7日17:00前报教育办，缺项退回重填。",
        "限时办结件应当在到期前1个工作日反馈结果，超期一次在季度绩效中扣0.5分。",
    ):
        assert judged(list(detect_duty_text([view(text)], app(), MASKER))), text
    assert judged(
        list(detect_duty_text([view(heading("党费核对"), "请核对后在9月28日前提交支部组织委员。")], app(), MASKER))
    )
    page = view(heading("护学岗签到"), "请在校门口拍摄含本人的照片完成签到")
    assert judged(list(detect_duty_text([page], app(), MASKER)))


def test_a_gate_a_field_and_rules_for_candidates_order_nobody_at_work() -> None:
    for page in (
        view("未检测到签章组件。您必须先安装“证照签助手”App并导入法人数字证书，才能继续签章。"),
        view(heading("上传材料"), "请上传不少于2张清晰照片，每张不超过5MB"),
        view(heading("注册"), "请输入民警或社区工作人员的邀请码"),
        view(heading("准考证"), "3.手机等通讯设备须关机存放在指定位置，一经发现按违纪处理；"),
        view(heading("材料补正"), "请于3个工作日内上传补正材料，逾期视为放弃。"),
        view(heading("局长信箱"), "来信平均4个工作日内办理回复"),
    ):
        assert judged(list(detect_duty_text([page], app(), MASKER))) == [], page.text


def test_when_figures_are_drawn_up_and_what_counts_for_nothing_ask_nobody() -> None:
    for text in (
        "数据每日零时更新，如有疑问请联系所内勤核对",
        "本测试仅供自我检验，不计入成绩。",
        "为此建议：将村级站点运营补贴与不收费承诺挂钩；",
        "适用对象：本街道80周岁以上独居长者。每人每日一餐。",
        "每日首次登录积1分",
    ):
        assert judged(list(detect_duty_text([view(text)], app(), MASKER))) == [], text


@pytest.mark.parametrize(
    "page",
    [
        view("不得强制要求打卡签到，不得通报安装率。"),
        view("《办法》规定不得设置打卡签到等强制性功能，违者通报。"),
        view("参会人员必须提前签到。"),
        view("定位自愿开启，无需每日打卡。"),
        view("企业应当按月办理纳税申报。"),
        view(heading("关于加强值班值守的通知"), ARTICLE, "各单位每日必须签到，逾期通报。"),
    ],
)
def test_other_duties_and_bans_of_duties_are_none(page: ScreenView) -> None:
    assert judged(list(detect_duty_text([page], app(), MASKER))) == []


@pytest.mark.parametrize(
    ("page", "by_sponsor"),
    [
        (view("每人每天必须打卡，未打卡的予以通报。"), True),
        (view("请先完成今日打卡"), False),
        (view("消防值守人员必须每小时打卡，逾期通报。"), False),
        (view(heading("关于加强值班值守的通知"), ARTICLE, "各单位须在本平台每日签到，逾期通报。"), True),
    ],
)
def test_a_clear_duty_of_the_app_itself_is_its_sponsors(page: ScreenView, by_sponsor: bool) -> None:
    found = [one for one in detect_duty_text([page], app(), MASKER) if one.subject == "check_in"]
    assert [one.data["by_sponsor"] for one in found] == [by_sponsor]


@pytest.mark.parametrize(
    "text",
    [
        "必修学时不得低于50学时,否则年度考核不得评为优秀。",
        "全体干部每人每天学习不少于30分钟,未完成的予以通报。",
        "全员参与投票,每人每天至少投3票,结果与绩效挂钩。",
        "走访工作必须逐户留痕,没有照片视为未走访。",
        "逾期未办结的,扣除责任单位考核分并约谈主要负责人。",
    ],
)
def test_duties_to_learn_vote_and_leave_traces(text: str) -> None:
    assert judged(list(detect_duty_text([view(text)], app(), MASKER)))


@pytest.mark.parametrize(
    "text", ["使用情况通报", "全市通报排名", "转发数未达标", "新建小区必须安装充电桩。", "住户应当安装燃气泄漏报警器。"]
)
def test_names_states_and_things_on_a_wall_are_none(text: str) -> None:
    assert judged(list(detect_duty_text([view(text)], app(), MASKER))) == []


def test_a_prohibition_within_a_duty_or_after_a_failing_lifts_nothing() -> None:
    for page in (
        view(heading("巡林"), "生态护林员", "巡林中请勿关闭定位，每次不得少于2小时"),
        view(heading("现场视频"), "须拍到地块全景和驻片干部本人，少于20秒不能提交"),
        view(heading("摸排登记"), "一块田一张卡，卡不全的村不得申报复耕补助"),
        view(heading("驻村月报"), "每月住村不少于20晚，连续三个月不达标的予以召回、两年内不得提拔"),
        view(heading("查岗"), "查岗铃响60秒内必须应答，两次不应答的全市通报批评"),
        view(heading("水印"), "全镇统一用“巡逻”模板，自己改模板的照片不计入考核工作量"),
        view(heading("网格通"), "每网格每日至少采集20户"),
        view(heading("质控"), "漏登一人次扣科室质控分0.5分"),
        view(heading("学习"), "各支部周人均学习须达到60分钟"),
        view(heading("巡查"), "一家一表，晚8点后录入按未查计算", "包片干部"),
    ):
        assert judged(list(detect_duty_text([page], app(), MASKER))), page.text
    for page in (
        view(heading("减负通知"), "不得强制要求干部每日打卡，不得将打卡纳入考核"),
        view(heading("通知"), "不得以转发代替落实"),
        view(heading("密件"), "内部资料，不得转发"),
        view(heading("备案查询"), "变更主体负责人的，须先登录系统提交变更申请"),
        view(heading("成绩"), "名次仅供志愿填报参考", "如需复核，请于7月12日前在本页申请成绩复核"),
    ):
        assert not judged(list(detect_duty_text([page], app(), MASKER))), page.text


def test_names_offers_and_what_befell_one_make_nothing_a_duty() -> None:
    for text in (
        "当日累计学习满30分钟",
        "现场照片（至少2张）",
        "每日签到（已连签4天）",
        "每人每天有2次答题机会，限时5分钟",
        "回访不满意，扣0.4分",
        "收到后如有坏果，请24小时内拍照联系客服",
        "请仔细阅读，未满14周岁请由家长陪同",
        "您申请的许可已超过补正期限，按撤回处理",
        "关闭相机权限后，将无法在上报案件时拍照。",
        "李敏，您昨日下班未打卡，已记为缺卡1次。",
        "议题二 通报党费使用情况",
    ):
        assert not judged(list(detect_duty_text([view(heading("首页"), text)], app(), MASKER))), text


def test_on_a_page_of_work_a_failing_and_what_follows_it_is_a_rule() -> None:
    for text in (
        "未考过80分的暂停上岗资格",
        "连续三个月后五名予以辞退",
        "照片不全无法提交",
        "每周五18:00关闭入口,逾期自动计为未完成",
        "一月内不合格两周,次月停聘",
        "处置前后照片须同一角度,否则退回",
        "每季度末月20日前完成核对",
        "每天一篇、每篇不少于150字",
        "各社区:请于20日前报送值班表",
    ):
        assert judged(list(detect_duty_text([view(heading("网格走访"), text)], app(), MASKER))), text


def test_why_a_picture_came_back_and_advice_to_the_public_bind_nobody() -> None:
    for text in (
        "审核意见:没拍到正脸,退回重拍",
        "请你务必仔细阅读服务协议和隐私政策",
        "未来3小时降雨可达50毫米以上,请居民减少外出",
        "未取号的视为放弃,请重新预约",
    ):
        assert not judged(list(detect_duty_text([view(heading("网格走访"), text)], app(), MASKER))), text


def test_lotteries_links_and_habits_bind_nobody_and_too_short_a_way_is_void() -> None:
    assert judged(
        list(detect_duty_text([view(heading("巡河"), "每次轨迹不得短于2公里,低于2公里视为无效")], app(), MASKER))
    )
    for text in ("转发海报抽奖,需转满3个群", "邀请链接24小时内有效,仅限亲属", "每天听满20分钟,坚持21天"):
        assert not judged(list(detect_duty_text([view(heading("首页"), text)], app(), MASKER))), text
