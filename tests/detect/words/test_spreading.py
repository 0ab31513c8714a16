from harness.detect.words.spreading import of_app, spreading

TOLD = {
    "share": (
        *("请各支部书记将链接转至党员群,并截图反馈", "把二维码发到工作群、家属群各一次", "走完发到部门群才算当天有效"),
        *("应转|86", "扩散|2/5", "向亲友群扩散链接", "转发县融媒头条|5篇|每转一篇记2分", "人人转发、天天转发"),
    ),
    "invite": (
        *("拉一位同事进来|+10", "再邀2人就能完成本科室指标", "已邀14/应邀14", "每名网格员带动居民100人以上入驻"),
        *("邀请进度|3/10", "复制邀请口令", "扫我二维码注册|36户", "还差2位好友助力"),
    ),
    "download": (
        *("“平安通”小程序注册要做到一户不漏", "全体人员务必于10月17日前完成安装、注册", "一键催装", "户户装、人人用"),
        *("组织干部全部装上,一个不落", "客户端今天必须人人下好、注册好", "未安装的请于18:00前完成,逾期名单通报"),
    ),
}
INNOCENT = (
    *("分享给好友", "将照片发到工作群,每天一次", "邀请您出席座谈会", "推荐书目", "立即注册", "下载附件", "离线下载"),
    *("每户须安装燃气报警器", "严禁强制要求群众下载安装", "请在60日内办理失业登记", "邀请家人加入家庭账户"),
)


def test_each_act_is_told_in_many_words() -> None:
    for act, texts in TOLD.items():
        for text in texts:
            assert act in spreading(text), text


def test_what_is_offered_forbidden_or_of_things_sets_nothing() -> None:
    for text in INNOCENT:
        assert spreading(text) == (), text


def test_things_and_ones_own_affairs_are_no_app() -> None:
    assert of_app("人人装好客户端")
    assert not of_app("安装水表")
    assert not of_app("打印准考证")
