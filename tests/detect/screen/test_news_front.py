from harness.detect.screen.news_front import is_news_front
from tests.detect.screen_factory import heading, view


def test_the_tabs_of_a_newspaper_and_lines_of_who_wrote_when_make_a_front_page() -> None:
    tabs = view(heading("日报"), ["要闻", "时政", "民生", "视频"], "全市目标绩效考核结果揭晓")
    lines = view("全市目标绩效考核结果揭晓", "金沙日报1小时前", "一年劝阻多少人", "县融媒昨天")
    messages = view(heading("消息"), ["督查督办", "昨天"], ["值班信息群", "11:40"])
    assert is_news_front(tabs.rows)
    assert is_news_front(lines.rows)
    assert not is_news_front(messages.rows)
