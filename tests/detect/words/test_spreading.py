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


def test_who_is_brought_in_by_whichever_word_and_what_that_is_paid_with() -> None:
    for text in (
        *("邀请新学员注册并完成首课,每人+15积分", "喊街坊朋友来,得8币", "邀新客下单返6元", "推荐好友办卡,双方各得30元"),
        *(
            "首次登记请填写推荐社区编号",
            "已有2位好友为您助力",
            "好友通过您的链接办证",
            "转介绍奖励",
            "邀请邻居用上“邻里圈”",
        ),
    ):
        assert "invite" in spreading(text), text
    for text in (
        *(
            "绿色产业发展|8",
            "已有宽带用户可到厅赠送3个月",
            "带动120户增收",
            "以老带新师徒结对",
            "扫码下载,电话教注册:0412-6612345",
        ),
        *("邀请同事加入会议", "推广节水技术|120户"),
    ):
        assert "invite" not in spreading(text), text


def test_an_app_is_ordered_as_people_speak() -> None:
    for text in (
        *(
            "没装“村村通”的赶紧装",
            "推广下载“村村通”",
            "各站干部关注率须达到100%",
            "没关注“平安河东”公众号的,今天必须关注",
        ),
        *(
            "投票前请先关注“清洁河东”公众号",
            "请在“河东办”APP内办理",
            "请下载“河东通”继续办理",
            "网页版已停用,请下载APP使用",
        ),
    ):
        assert "download" in spreading(text), text
    for text in (
        *(
            "组织人数|213|激活率|96%",
            "全部|206|正常|174|未激活|32",
            "适用:全体注册志愿楼道长",
            "购买后7日内未激活可全额退款",
        ),
        *("诱导下载会议软件,凡是要求共享屏幕的都是诈骗", "请下载“申请表”并盖章", "请先安装打印控件", "请关注天气变化"),
    ):
        assert "download" not in spreading(text), text


def test_what_is_passed_on_for_a_reward_or_by_the_day() -> None:
    for text in (
        *(
            "晒学习单到朋友圈+5分",
            "转发拉票页每次给选手加3票",
            "社区干部朋友圈每天须有一条",
            "天天都要发圈",
            "每日一转,不得漏",
        ),
        *("把这条发到楼栋群,发完回个1", "请老师们把链接转到各自朋友圈", "分享得积分", "2小时内完成转发"),
    ):
        assert "share" in spreading(text), text
    for text in ("分享到朋友圈", "请勿把照片转到朋友圈", "分享会每日一场", "已转发工单,请回复"):
        assert "share" not in spreading(text), text


def test_to_pass_on_once_something_is_done_or_worth_a_figure() -> None:
    for text in (
        "看完后请转发到QQ空间",
        "分享成绩到班群(必做)",
        "每人须转到2个以上群",
        "转发2篇得4分",
        "转发海报|计2分",
    ):
        assert "share" in spreading(text), text
    for text in ("欢迎分享到朋友圈", "转发评论|累计3201", "转发128次"):
        assert "share" not in spreading(text), text


def test_codes_and_families_that_are_brought_in() -> None:
    for text in ("扫码时请填写本单位邀请码AB-012", "邀请团员注册|邀请码7K2Q", "让家里人也注册一下", "推广成功|5人"):
        assert "invite" in spreading(text), text
    for text in ("邀请家人加入", "请家属也来参加开放日", "会议邀请码8812"):
        assert "invite" not in spreading(text), text


def test_an_account_that_each_office_follows_so_many_times() -> None:
    assert "download" in spreading("今天把视频号点个关注,每科室至少5个人")
    assert "download" in spreading("安装成功截图发群")
    assert "download" in spreading("让家里那位也注册一下")
    assert "download" not in spreading("请家长也注册学籍")
    assert "download" not in spreading("关注公众号可领电子票,请至少提前一天")


def test_whoever_is_brought_in_and_whatever_is_given_for_it() -> None:
    for text in (
        "邀请伙伴种树|+50",
        "邀请车主,送5元电费",
        "邀闺蜜2人,领试用装一份体验",
        "喊三个姐妹进群|送扇子一把",
        "带乡亲入社,一户奖10元",
        "送好友体验,双方各加20豆",
        "收徒赚豆,徒弟看你也赚",
    ):
        assert "invite" in spreading(text), text
    for text in ("邀请您领取养老金", "邀请家人共享健康档案", "邀请链接仅限直系亲属", "带身份证领取社保卡", "叫号领药"):
        assert "invite" not in spreading(text), text


def test_a_licence_that_is_refused_installs_nothing() -> None:
    assert "download" not in spreading("五年内不少于90学时,差一学时不予注册")
    assert "download" in spreading("须先关注本号")


def test_both_sides_gain_by_whom_one_brings_in() -> None:
    for text in (
        "好友办卡,你得30元",
        "带新人来,免一次保洁",
        "老客带新客",
        "推荐一位司机,奖励200元",
        "荐友有礼",
        "请好友帮我砍一刀",
        "扫我的码领红包",
        "转给同事,注册就送咖啡",
    ):
        assert "invite" in spreading(text), text
    for text in ("好友给您送祝福", "以老带新帮扶机制", "推荐菜品", "客户您可享8折", "叫上邻居来领通知"):
        assert "invite" not in spreading(text), text
