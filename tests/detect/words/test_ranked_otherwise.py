from harness.detect.words.ranked_otherwise import ranked_otherwise


def test_sports_examinations_and_queues_are_in_another_order() -> None:
    for section in ("足球联赛", "投档线", "候诊", "降雨量", "捐款", "用电量", "摇号"):
        assert ranked_otherwise("", f"甲\n{section}\n乙"), section
    assert ranked_otherwise("笔试名次", "")


def test_work_is_not() -> None:
    assert not ranked_otherwise("支部积分榜", "张伟\n96\n王芳\n95")


def test_a_test_that_staff_take_by_unit_orders_those_who_work() -> None:
    assert not ranked_otherwise("普法考试|单位 参考率 排名", "司法局\n100%\n参考率")
    assert ranked_otherwise("期中考试|班级 平均分 排名", "一班\n81")
