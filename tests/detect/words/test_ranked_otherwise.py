from harness.detect.words.ranked_otherwise import ranked_otherwise


def test_sports_examinations_and_queues_are_in_another_order() -> None:
    for section in ("足球联赛", "投档线", "候诊", "降雨量", "捐款", "用电量", "摇号"):
        assert ranked_otherwise("", f"甲\n{section}\n乙"), section
    assert ranked_otherwise("笔试名次", "")


def test_work_is_not() -> None:
    assert not ranked_otherwise("支部积分榜", "张伟\n96\n王芳\n95")
