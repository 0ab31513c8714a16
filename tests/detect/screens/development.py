# ruff: noqa: E501 - a screen a line reads best
"""The part of the corpus that rules may be tuned on."""

from tests.detect.screens.corpus import Written
from tests.detect.screens.page_kit import (
    HOME,
    bar,
    btn,
    calendar,
    cells,
    dialog,
    drawn,
    form,
    grid,
    h,
    news,
    p,
    sheet,
    table,
    upload,
)  # fmt: skip

ARTICLE = "为进一步优化营商环境，我市近日公布了最新的政策措施，自发布之日起施行，请各单位结合实际认真贯彻执行，切实提高群众满意度。"
DUTIES = "duty_text negative_state assessment login_duty"

SCREENS: tuple[Written, ...] = (
    # consent
    Written(
        "consent_dialog",
        HOME
        + dialog(
            "个人信息保护提示",
            "欢迎使用林城办事！请您阅读《用户协议》和《隐私政策》，点击同意即表示您已阅读并接受。",
            ("不同意", "同意"),
        ),
        "privacy_policy",
    ),
    Written(
        "consent_dialog",
        HOME
        + dialog(
            "服务协议和隐私政策",
            "我们非常重视您的个人信息和隐私保护，请仔细阅读《隐私政策》全文。",
            ("同意并继续", "暂不使用"),
            stacked=True,
        ),
        "privacy_policy",
    ),
    Written(
        "consent_dialog",
        HOME
        + sheet(
            "用户隐私保护指引",
            "在使用前，请阅读并同意《隐私保护指引》，我们将按指引收集和使用个人信息。",
            ("同意", "拒绝"),
        ),
        "privacy_policy",
    ),
    Written(
        "consent_dialog",
        bar("欢迎")
        + h("温馨提示")
        + p(
            "感谢您信任并使用本应用。在您使用前，请认真阅读《用户服务协议》《隐私政策》，了解我们如何处理您的个人信息。"
        )
        + btn("同意并进入")
        + btn("不同意并退出", plain=True),
        "privacy_policy",
    ),
    # permission
    Written(
        "permission_prompt",
        HOME
        + dialog("", "要允许“林城办事”获取此设备的位置信息吗？", ("使用时允许", "仅限这一次", "不允许"), stacked=True),
    ),
    Written(
        "permission_prompt", HOME + dialog("“林城办事”想访问您的相机", "用于扫描二维码和拍摄办事材料", ("不允许", "好"))
    ),
    Written("permission_prompt", HOME + dialog("", "是否允许“林城办事”访问您的通讯录？", ("禁止", "允许"))),
    Written("permission_prompt", HOME + dialog("", "h5.lincheng.gov.cn 想要知道您的位置信息", ("屏蔽", "允许"))),
    Written(
        "permission_prompt",
        HOME
        + dialog(
            "“林城办事”想给您发送通知", "“通知”可能包括提醒、声音和图标标记，这些可在“设置”中配置。", ("不允许", "允许")
        ),
    ),
    # check-in
    Written("check_in", bar("工作台") + grid("每日打卡", "日程", "公文", "会议室", "通讯录", "报销")),
    Written(
        "check_in",
        bar("外勤打卡")
        + p("当前位置：林城市政务路1号")
        + btn("立即打卡")
        + cells(("上班打卡", "08:31"), ("下班打卡", "未打卡")),
        DUTIES,
    ),
    Written(
        "check_in points",
        bar("签到", solid=True) + h("已连续签到 5 天") + p("今日签到可得 10 积分") + calendar(5) + btn("立即签到"),
    ),
    Written(
        "check_in",
        bar("我的考勤") + calendar(12) + cells(("迟到", "1次"), ("缺卡", "2次")) + btn("补卡申请", plain=True),
        DUTIES,
    ),
    Written("check_in", HOME + dialog("今日未签到", "请先完成每日签到后使用", ("去签到",)), DUTIES),
    # points and rankings
    Written("points", bar("我的") + cells(("我的积分", "1280"), ("积分明细", ">"), ("设置", ">"))),
    Written(
        "points",
        bar("积分中心", solid=True)
        + h("当前积分 356")
        + cells(("登录 +1分", "已完成"), ("阅读文章 +2分", "去完成"), ("分享文章 +5分", "去完成")),
        "metric_assessment login_duty share_duty",
    ),
    Written(
        "ranking_persons",
        bar("积分排行榜")
        + table(
            ("名次", "姓名", "积分"),
            ("1", "张建国", "980"),
            ("2", "李秀英", "945"),
            ("3", "王志强", "912"),
            ("4", "刘芳", "870"),
        ),
        "points",
    ),
    Written(
        "ranking_persons",
        bar("龙虎榜", solid=True)
        + table(("1", "陈明 320分"), ("2", "杨丽 310分"), ("3", "周涛 298分"))
        + p("我的排名：第18名"),
        "points",
    ),
    Written(
        "ranking_units",
        bar("单位排名")
        + table(
            ("1", "青石镇", "96.5分"), ("2", "白云街道", "95.0分"), ("3", "柳河乡", "90.2分"), ("4", "东山镇", "88.0分")
        ),
        "points assessment",
    ),
    Written(
        "ranking_units",
        bar("活跃度排行榜")
        + table(("排名", "单位", "得分"), ("1", "市财政局", "99"), ("2", "市教育局", "97"), ("3", "市民政局", "95")),
        "points usage_rate",
    ),
    # time
    Written("online_time", bar("学习中心") + cells(("今日学习时长", "35分钟"), ("累计学习时长", "12小时"))),
    Written(
        "online_time", bar("我的", solid=True) + cells(("今日在线时长", "2小时15分钟"), ("消息", "3"), ("设置", ""))
    ),
    Written(
        "online_time",
        bar("在线时长统计")
        + table(("姓名", "在线时长"), ("张建国", "35小时"), ("李秀英", "31小时"), ("王志强", "12小时")),
        "ranking_persons",
    ),
    Written("online_time", bar("必修学时") + cells(("应修学时", "50学时"), ("已完成学时", "32学时")) + btn("继续学习")),
    # metrics
    Written(
        "metric_assessment",
        bar("考核得分明细") + cells(("点赞", "+2分"), ("转发", "+5分"), ("评论", "+3分")),
        "points assessment share_duty",
    ),
    Written(
        "metric_assessment",
        bar("积分规则") + cells(("每日阅读文章", "+1分"), ("分享到朋友圈", "+3分"), ("参与投票", "+2分")),
        "points share_duty",
    ),
    # invitation, install, share
    Written("invitation", bar("邀请有礼") + p("已邀请 3 人，还需邀请 7 人完成任务") + btn("立即邀请好友")),
    Written(
        "invitation",
        bar("推广任务") + cells(("我的邀请码", "LC8866"), ("邀请人数", "12"), ("本月目标", "50")),
        "install_duty",
    ),
    Written(
        "install_duty",
        bar("通知", solid=True) + h("全员下载安装") + p("请各村（社区）组织群众安装，做到应装尽装、人人安装。"),
        DUTIES,
    ),
    Written(
        "install_duty",
        bar("下载任务") + cells(("下载任务", "未完成"), ("注册任务", "已完成12户")) + btn("扫码下载"),
        DUTIES + " invitation",
    ),
    Written("share_duty", HOME + dialog("提示", "请先分享到微信群，才能继续查看", ("去分享",)), DUTIES),
    Written("share_duty", bar("转发任务") + p("转发至3个群后可解锁全部内容") + btn("立即转发")),
    # forms
    Written(
        "form_duty",
        bar("每日填报")
        + form(("*填报单位", "请输入"), ("*走访户数", "请输入"), ("备注", "请输入"))
        + p("截止时间：今日18:00，逾期未报将通报")
        + btn("上报"),
        DUTIES,
    ),
    Written(
        "form_duty",
        bar("任务列表") + cells(("防汛日报", "待填报"), ("走访台账", "待填报"), ("人员摸排周报", "已上报")),
        DUTIES,
    ),
    Written(
        "form_duty repeated_field",
        bar("信息采集", solid=True)
        + form(("*姓名", "请输入"), ("*身份证号", "请输入"), ("家庭住址", "请输入"))
        + h("家庭成员")
        + form(("*姓名", "请输入"), ("*身份证号", "请输入"))
        + p("逾期未报的单位将被催报")
        + btn("提交"),
        DUTIES,
    ),
    Written(
        "repeated_field",
        bar("办事申请")
        + h("申请人")
        + form(("*联系电话", "请输入手机号"), ("*户籍地址", "请输入"))
        + h("经办信息")
        + form(("*联系电话", "请输入手机号"), ("*户籍地址", "请输入"))
        + btn("下一步"),
    ),
    # media, trail
    Written(
        "photo_duty",
        bar("走访记录")
        + form(
            ("*走访对象", "请输入"),
        )
        + upload("*现场照片（必填）")
        + btn("提交"),
        DUTIES,
    ),
    Written(
        "photo_duty",
        bar("工作日志") + p("请上传工作照片") + upload("请拍摄现场照片，仅支持拍照") + btn("完成"),
        DUTIES + " watermark",
    ),
    Written(
        "video_duty",
        bar("入户走访", solid=True) + upload("*上传视频（必传）") + p("请上传走访视频") + btn("提交"),
        DUTIES,
    ),
    Written("trail", bar("巡河") + p("里程 2.3 公里") + btn("开始巡河") + btn("轨迹回放", plain=True), DUTIES),
    Written("trail", bar("网格巡查") + grid("开始巡查", "我的轨迹", "事件上报", "巡查记录"), "form_duty " + DUTIES),
    Written("watermark", bar("水印相机") + p("照片将自动添加时间、地点水印") + btn("拍照上传"), DUTIES + " photo_duty"),
    # advertising, prices
    Written(
        "advertisement", bar("首页") + drawn(("夏日冰饮 第二件半价", "广告"), 120) + news(("便民服务指南更新", "03-02"))
    ),
    Written(
        "advertisement",
        bar("首页", solid=True)
        + "<section style='height:110px;background:#ffe08a'></section><p class='faint'>广告</p>"
        + news(("社保经办提示", "03-05")),
    ),
    Written("price", bar("便民商城") + cells(("土鸡蛋 30枚", "¥39.90"), ("高山大米 5kg", "¥58.00"))),
    Written("payment price", bar("商品详情") + h("高山绿茶礼盒") + p("¥128.00") + btn("立即购买")),
    Written(
        "membership",
        bar("会员中心", solid=True) + h("开通会员") + p("连续包月，专享特权") + btn("立即开通"),
        "payment price",
    ),
    Written("membership payment price", bar("VIP会员") + cells(("月卡", "¥15"), ("年卡", "¥128")) + btn("立即开通")),
    # sponsor and numbers
    Written(
        "sponsor filing_number",
        bar("关于") + h("林城办事") + p("主办单位：林城市大数据管理局") + p("备案编号：政务应用备2026-000123号"),
    ),
    Written("sponsor", HOME.replace("林城办事", "林城通") + p("主办单位：林城市人民政府办公室")),
    Written("icp_number", bar("关于我们") + p("林城通 V2.1.0") + p("粤ICP备2023001234号-1A", faint=True)),
    Written(
        "icp_number police_number",
        bar("登录")
        + form(("手机号", "请输入手机号"), ("验证码", "请输入验证码"))
        + btn("登录")
        + p("京ICP备19001234号", faint=True)
        + p("京公网安备11010502030143号", faint=True),
    ),
    Written(
        "sponsor filing_number icp_number",
        bar("版本信息", solid=True)
        + cells(
            ("主办单位", "林城市教育局"),
            ("政务应用备案编号", "浙政务备2026-0088号"),
            ("ICP备案号", "浙ICP备2021000088号-2A"),
        ),
    ),
    Written("algorithm_number", bar("关于") + p("网信算备330110507206401230035号")),
    Written("copyright_number", bar("关于") + p("软件著作权登记号：2025SR0123456")),
    # complaint
    Written("complaint_entry", bar("我的") + cells(("投诉建议", ">"), ("设置", ">"), ("退出登录", ""))),
    Written("complaint_entry", bar("服务", solid=True) + grid("社保", "公积金", "意见反馈", "预约挂号")),
    Written("complaint_entry", bar("我要投诉") + form(("*标题", "请输入"), ("*内容", "请描述您的问题")) + btn("提交")),
    # secrecy
    Written(
        "secrecy_marking",
        "<p style='font-size:20px;font-weight:bold'>机密★10年</p>" + h("关于某项工作的报告") + p(ARTICLE),
    ),
    Written("secrecy_marking", bar("文件") + "<p style='text-align:right'>秘密★5年</p>" + h("会议纪要") + p(ARTICLE)),
    Written("secrecy_marking", bar("内部资料 注意保存") + h("工作简报 第12期") + p(ARTICLE)),
    # blank
    Written("white_screen", "<style>body{background:#fff!important}</style>"),
    Written("black_screen", "<style>body{background:#000!important}</style>"),
    # breakdown
    Written("crash_dialog", HOME + dialog("", "很抱歉，“林城办事”已停止运行。", ("确定",))),
    Written("crash_dialog", HOME + dialog("林城办事 屡次停止运行", "", ("应用信息", "关闭应用"), stacked=True)),
    Written("anr_dialog", HOME + dialog("林城办事 没有响应", "", ("关闭应用", "等待"), stacked=True)),
    Written("anr_dialog", HOME + dialog("", "“林城办事”无响应。是否将其关闭？", ("等待", "确定"))),
    # drawing
    Written(
        "cut_text",
        bar("办事指南")
        + "<div style='position:absolute;left:300px;top:90px;white-space:nowrap;font-size:16px'>城镇居民基本医疗保险参保登记办理流程</div>"
        + p("\u3000"),
    ),
    Written(
        "overlapping_text",
        bar("公告")
        + "<div style='position:absolute;left:20px;top:100px;font-size:18px'>关于开展春季绿化活动的通知</div><div style='position:absolute;left:24px;top:106px;font-size:18px;color:#c33'>请于三月十五日前报名参加</div>",
    ),
    Written(
        "garbled_text",
        bar("消息")
        + p("é\x9d\x92å²\x9bå¸\x82äººæ°\x91æ\x94¿åº\x9c ç®¡ç\x90\x86å±\x80")
        + p("������ 锟斤拷锟斤拷 烫烫烫"),
    ),
    Written("garbled_text", bar("详情") + p("姓名：锟斤拷锟斤拷锟斤拷") + p("地址：undefined") + p("电话：null")),
    Written(
        "dead_end",
        "<p style='margin-top:260px;text-align:center'>404</p><p style='text-align:center'>抱歉，您访问的页面不存在</p>",
    ),
    Written("dead_end", bar("服务详情") + "<p style='margin-top:240px;text-align:center'>功能正在开发中，敬请期待</p>"),
    # look-alikes
    Written("", HOME),
    Written(
        "",
        bar("会议签到须知")
        + p("参会人员须提前15分钟到会场签到，签到后请保持安静。")
        + p("签到时间：08:30")
        + btn("返回"),
    ),
    Written(
        "",
        bar("通知公告")
        + news(
            ("会议签到须知", "2026-03-01"),
            ("关于做好停水准备的通知", "2026-03-02"),
            ("全国城市GDP排名发布", "2026-03-03"),
        ),
    ),
    Written(
        "",
        bar("全国城市GDP排名发布")
        + p(ARTICLE)
        + table(("1", "青岛市", "15000"), ("2", "南京市", "14000"), ("3", "宁波市", "13000")),
    ),
    Written(
        "",
        bar("积分落户政策") + p(ARTICLE) + p("申请人累计积分达到100分可申请落户。") + btn("我要咨询"),
        "complaint_entry",
    ),
    Written("", bar("服务", solid=True) + cells(("积分落户", ">"), ("积分入学", ">"), ("驾驶证记分查询", ">"))),
    Written("", bar("办事统计") + cells(("平均办理时长", "1.5小时"), ("最短办理时长", "20分钟"), ("办理时长", "3天"))),
    Written("", bar("空气质量排名") + table(("1", "青石镇", "32"), ("2", "白云镇", "35"), ("3", "柳河镇", "40"))),
    Written("", bar("志愿者服务") + cells(("服务时长", "12小时"), ("志愿者累计时长", "32小时"))),
    Written("price", bar("生活缴费") + cells(("水费", "¥36.50"), ("电费", "¥80.00")) + btn("立即支付")),
    Written("", bar("文旅林城", solid=True) + news(("网红打卡地推荐", "热门景点"), ("文化馆打卡活动报名", "03-05"))),
    Written("", bar("办件查询") + cells(("办件轨迹", ">"), ("物流轨迹", ">"), ("证照快递", "已签收"))),
    Written("", bar("权限管理") + cells(("位置信息", "仅使用期间允许 >"), ("相机", "允许 >"), ("通讯录", "不允许 >"))),
    Written(
        "", bar("保密教育培训") + p("学习保守国家秘密法，签订保密承诺书，保护商业秘密和个人隐私。") + btn("开始学习")
    ),
    Written("", bar("公告") + drawn(("讲文明 树新风", "公益广告"), 120) + news(("文明城市创建", "03-01"))),
    Written("", bar("广告监管") + news(("户外广告设置管理办法", "2026-01-01"), ("违法广告公示", "2026-02-01"))),
    Written("", HOME + dialog("提示", "确定要退出登录吗？", ("取消", "确定"))),
    Written("", bar("政府采购") + news(("政府购买服务项目公告", "03-02"), ("中标价格公示", "03-01"))),
    Written("", bar("搜索结果") + p("排序：按时间排序") + news(("社保查询", "热度 3200"), ("公积金查询", "热度 2900"))),
    Written("", bar("公务员考试") + cells(("考试报名", ">"), ("成绩查询", ">"), ("考核合格证查询", ">"))),
    Written("", bar("新闻") + h("应用崩溃原因分析：为什么软件会停止运行") + p(ARTICLE) + p(ARTICLE)),
    Written("", bar("技术支持") + p("技术支持：某某科技有限公司") + p("客服时间：9:00-17:00")),
)
