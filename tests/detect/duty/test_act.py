from harness.detect.duty.act import acts_in, demanded
from tests.detect.screen_factory import view

DEMANDED = {
    "check_in": "外出的同志每两小时打一次卡",
    "trail": "请公务用车驾驶员开启行车轨迹,关闭的按违规用车处理",
    "online_time": "全体党员收看时长不足60分钟的按缺勤处理",
    "form": "各卫生院须每天10点、16点两次报送流感监测数据",
    "photo": "各村每天上传不少于3张工作照",
    "video": "每村须交2个短视频,每周五下班前上传视频",
    "login": "每个工作日登录不少于2次",
}
INNOCENT = (
    "参会人员须提前15分钟签到入座",
    "旅客应当在每日18点前完成登录",
    "照片选填,可上传3张",
    "自3月起取消每日打卡",
    "每天可查询物流轨迹3次",
)


def test_a_demand_of_each_act_is_found_in_a_sentence() -> None:
    for act, sentence in DEMANDED.items():
        assert act in acts_in(sentence), sentence
        assert [piece.text for piece in demanded(view(sentence), act)] == [sentence], sentence


def test_what_binds_the_public_or_is_lifted_is_no_demand() -> None:
    for sentence in INNOCENT:
        assert not [act for act in DEMANDED if list(demanded(view(sentence), act))], sentence
