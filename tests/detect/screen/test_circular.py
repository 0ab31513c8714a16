from harness.detect.screen.circular import is_circular
from tests.detect.screen_factory import heading, view


def test_a_notice_that_greets_departments_or_staff_is_one() -> None:
    for greeting in ("各街道、各部门：", "各支部书记请注意", "全体干部职工：", "@所有人 今天必须装好"):
        assert is_circular("补充通知", [greeting]), greeting
    assert is_circular("关于平台使用情况的通报", [])
    assert is_circular("掌上政务使用要求", ["一、凡在岗人员均应安装本应用"])
    assert is_circular("关于“人人转”的补充", ["各街道、各部门:", "请于今日转发"])


def test_news_goods_and_what_greets_the_public_are_none() -> None:
    assert not is_circular("停水通知", ["广大市民："])
    assert not is_circular("关于推广使用节水器具的通知", [])
    assert not is_circular("关于平台使用情况的通报", ["本报讯（记者 李明）"])
    assert not is_circular("掌上政务使用要求", ["来源:市融媒体中心"])
    assert not is_circular("我县春茶开采", ["茶农们忙着抢鲜采制"])


def test_a_screen_is_asked_by_its_title_and_its_pieces() -> None:
    assert view(heading("补充通知"), "各街道、各部门：").is_circular
    assert not view(heading("停水通知"), "广大市民：").is_circular


def test_the_minutes_of_a_meeting_about_an_app_bind_those_who_work_there() -> None:
    assert is_circular("便民小程序安装推进会议纪要", ["月底前清零"])
    assert not is_circular("物业管理会议纪要", ["月底前清零"])
