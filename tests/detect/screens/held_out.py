# ruff: noqa: E501 - a screen a line reads best
"""The held-out part: written before tuning, in other words and other layouts than the part for development."""

from tests.detect.screens.corpus import Written
from tests.detect.screens.page_kit import (
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
    tabs,
    upload,
)  # fmt: skip

ARTICLE = (
    "会议强调，要坚持以人民为中心的发展思想，统筹推进城乡建设，补齐民生短板，不断增强人民群众的获得感、幸福感、安全感。"
)
DUTIES = "duty_text negative_state assessment login_duty"
MINE = tabs("首页", "办事", "互动", "个人")
SIDE = bar("云岭通", solid=True) + cells(("医保电子凭证", ">"), ("老年优待证", ">"), ("居住证签注", ">")) + MINE

SCREENS: tuple[Written, ...] = (
    Written(
        "consent_dialog",
        SIDE
        + dialog(
            "隐私政策提示", "为保障您的合法权益，请在使用云岭通前充分阅读《个人信息保护政策》。", ("拒绝", "我同意")
        ),
        "privacy_policy",
    ),
    Written(
        "consent_dialog",
        SIDE
        + sheet(
            "温馨提示",
            "我们依据最新法律更新了《隐私声明》，请您务必审慎阅读个人信息的收集和使用规则。",
            ("同意并使用", "仅浏览"),
        ),
        "privacy_policy",
    ),
    Written(
        "consent_dialog",
        SIDE
        + dialog(
            "《隐私条款》更新", "更新内容涉及个人信息处理目的，请重新确认。", ("不接受", "接受并继续"), stacked=True
        ),
        "privacy_policy",
    ),
    Written(
        "consent_dialog",
        h("用户须知")
        + p("请完整阅读《隐私政策》《儿童个人信息保护规则》。如不同意，您将无法使用完整功能，可选择仅浏览模式。")
        + btn("已阅读并同意")
        + btn("不同意，进入仅浏览模式", plain=True),
        "privacy_policy",
    ),
    Written(
        "permission_prompt",
        SIDE
        + dialog(
            "", "允许“云岭通”拍摄照片和录制视频？", ("仅在使用该应用时允许", "每次使用时询问", "拒绝"), stacked=True
        ),
    ),
    Written(
        "permission_prompt",
        SIDE
        + dialog(
            "允许“云岭通”使用您的位置？",
            "您的位置将用于推荐附近的服务网点",
            ("允许一次", "使用App时允许", "不允许"),
            stacked=True,
        ),
    ),
    Written(
        "permission_prompt",
        SIDE + dialog("", "“云岭通”请求使用麦克风权限", ("拒绝", "仅本次使用允许", "使用期间允许"), stacked=True),
    ),
    Written("permission_prompt", SIDE + dialog("", "yunling.gov.cn 请求使用您的摄像头", ("禁止", "允许"))),
    Written(
        "permission_prompt",
        SIDE
        + dialog(
            "“云岭通”想访问您的照片",
            "用于选择头像及上传办事附件",
            ("选择照片…", "允许访问所有照片", "不允许"),
            stacked=True,
        ),
    ),
    Written("check_in", bar("应用") + grid("请假", "外出打卡", "加班", "公告", "审批", "考勤打卡") + MINE),
    Written("check_in", SIDE + dialog("上班签到", "您今天还未签到，请尽快签到", ("稍后", "立即签到")), DUTIES),
    Written(
        "check_in",
        bar("值班打卡", solid=True)
        + h("打卡成功")
        + p("打卡时间 08:02")
        + cells(("签退", "18:00"), ("电子围栏", "在范围内")),
        DUTIES,
    ),
    Written(
        "check_in", bar("签到日历") + calendar(9) + p("本月已签到 9 天，漏签 2 天") + btn("补签", plain=True), DUTIES
    ),
    Written("check_in", bar("走访打卡") + cells(("今日应打卡", "3次"), ("已打卡", "1次")) + btn("位置打卡"), DUTIES),
    Written(
        "points",
        bar("个人中心", solid=True) + h("李先生") + cells(("累计积分", "520"), ("兑换积分", ">"), ("地址管理", ">")),
    ),
    Written(
        "points",
        bar("任务") + cells(("完成实名 +20积分", "已领取"), ("观看视频 +5积分", "去观看")) + p("总积分：85"),
        "metric_assessment",
    ),
    Written(
        "ranking_persons",
        bar("学习标兵榜")
        + table(
            ("第1名", "赵敏", "1520积分"),
            ("第2名", "孙伟", "1490积分"),
            ("第3名", "钱丽华", "1388积分"),
            ("第4名", "吴刚", "1200积分"),
        ),
        "points",
    ),
    Written(
        "ranking_persons",
        bar("我的排名", solid=True)
        + h("本月排名第 6 名")
        + table(("4", "郑凯", "88分"), ("5", "冯雪", "86分"), ("6", "何伟", "85分"), ("7", "许琳", "80分")),
        "points",
    ),
    Written(
        "ranking_units",
        bar("乡镇排行")
        + table(("1", "云岭镇", "完成率98%"), ("2", "松坡乡", "完成率95%"), ("3", "金沙街道", "完成率90%")),
        "assessment usage_rate",
    ),
    Written(
        "ranking_units",
        bar("红黑榜")
        + table(
            ("排名", "部门", "积分"),
            ("1", "住建局", "240"),
            ("2", "林业局", "233"),
            ("3", "水利局", "201"),
            ("4", "卫健委", "187"),
        ),
        "points assessment",
    ),
    Written(
        "online_time",
        bar("我的学习", solid=True) + cells(("学习时长", "128分钟"), ("在线时长", "6.5小时"), ("证书", ">")),
    ),
    Written(
        "online_time",
        bar("使用统计")
        + h("今日在线 45 分钟")
        + cells(
            ("累计在线", "320小时"),
        ),
    ),
    Written(
        "online_time",
        bar("干部学时") + table(("单位人员", "累计学时"), ("赵敏", "42学时"), ("孙伟", "38学时"), ("钱丽华", "20学时")),
        "ranking_persons",
    ),
    Written(
        "metric_assessment",
        bar("得分规则") + cells(("文章点赞", "每次+1分"), ("转发文章", "每次+2分"), ("网络投票", "每票+1分")),
        "points share_duty",
    ),
    Written(
        "metric_assessment",
        bar("年度考评") + table(("指标", "得分"), ("点赞量", "12分"), ("转发量", "20分"), ("学习时长", "30分")),
        "points assessment online_time",
    ),
    Written("invitation", bar("好友邀请", solid=True) + p("邀请满10人即可完成本月任务，已邀请4人") + btn("邀请好友")),
    Written(
        "invitation",
        bar("拉新排行") + cells(("我的推广码", "YL2026"), ("已邀请", "23人")) + btn("生成推广二维码"),
        "install_duty",
    ),
    Written(
        "install_duty",
        bar("重要通知") + h("关于推广使用的要求") + p("机关干部必须安装，家属人人安装，本周完成。"),
        DUTIES,
    ),
    Written(
        "install_duty",
        bar("安装任务", solid=True) + cells(("本村应安装", "320户"), ("未安装", "45户")) + btn("去完成注册任务"),
        DUTIES + " usage_rate invitation",
    ),
    Written("share_duty", SIDE + dialog("解锁提示", "分享给3个好友后可继续使用该功能", ("取消", "立即分享"))),
    Written(
        "share_duty",
        bar("分享任务") + p("每日分享任务 0/3，分享到朋友圈得分+2") + btn("去分享"),
        "points metric_assessment",
    ),
    Written(
        "form_duty",
        bar("疫情零报告", solid=True)
        + form(("*上报人", "请填写"), ("*今日新增", "请填写"))
        + p("请于每日17时前报送")
        + btn("提交上报"),
        DUTIES,
    ),
    Written(
        "form_duty",
        bar("待办任务") + cells(("安全生产周报", "逾期未报"), ("困难群众摸排", "待填报"), ("台账更新", "退回重报")),
        DUTIES,
    ),
    Written(
        "repeated_field",
        bar("企业年报")
        + h("基本信息")
        + form(("*统一社会信用代码", "请填写"), ("*法定代表人", "请填写"))
        + h("经营信息")
        + form(("*统一社会信用代码", "请填写"), ("*法定代表人", "请填写"))
        + btn("保存"),
    ),
    Written(
        "repeated_field",
        bar("登记表", solid=True)
        + form(("*户主姓名", "请填写"), ("*身份证号码", "请填写"), ("*手机号码", "请填写"))
        + h("补充信息")
        + form(("*身份证号码", "请填写"), ("*手机号码", "请填写"))
        + btn("提交"),
        "form_duty",
    ),
    Written(
        "photo_duty",
        bar("巡查上报")
        + upload("*巡查照片（必传，不少于2张）")
        + form(
            ("说明", "请填写"),
        )
        + btn("上报"),
        DUTIES + " form_duty",
    ),
    Written(
        "photo_duty",
        bar("会议记录", solid=True)
        + form(
            ("*会议名称", "请填写"),
        )
        + upload("*会议照片 必填")
        + btn("保存"),
        DUTIES,
    ),
    Written(
        "video_duty",
        bar("整改反馈")
        + upload("*现场视频（必填）")
        + form(
            ("整改说明", "请填写"),
        )
        + btn("提交"),
        DUTIES,
    ),
    Written(
        "trail",
        bar("护林巡护", solid=True) + cells(("今日轨迹", "3.2公里"), ("轨迹记录", ">")) + btn("结束巡查"),
        DUTIES,
    ),
    Written("trail", bar("走访管理") + grid("开始走访", "轨迹上传", "走访对象", "统计分析"), DUTIES + " form_duty"),
    Written("watermark", bar("现场拍照") + p("拍照自动加水印：时间 地点 姓名") + btn("打开水印相机"), "photo_duty"),
    Written(
        "advertisement",
        bar("首页", solid=True)
        + drawn(("全场家电满千减百", "立即抢购        广告"), 130, "#ffe9c7")
        + cells(("办事大厅", ">"), ("便民电话", ">")),
        "payment",
    ),
    Written(
        "advertisement",
        "<div style='background:#d33;height:420px;position:relative'><p style='color:#fff;font-size:26px;padding:140px 30px'>超值流量包 限时开通</p><span style='position:absolute;left:12px;bottom:12px;color:#fff;font-size:12px'>广告</span><span role=button style='position:absolute;right:12px;top:12px;color:#fff;font-size:13px'>跳过 5</span></div>",
        "payment",
    ),
    Written("price", bar("农产品专区", solid=True) + table(("有机苹果", "￥25.8/箱"), ("土蜂蜜", "￥68/瓶"))),
    Written("payment price", bar("确认订单") + cells(("报告打印服务", "￥20.00"), ("合计", "￥20.00")) + btn("去付款")),
    Written("payment price", bar("话费充值", solid=True) + table(("50元", "100元", "200元")) + btn("立即充值")),
    Written("membership", bar("升级VIP") + cells(("专属客服", "✓"), ("极速办理", "✓")) + btn("开通会员"), "payment"),
    Written(
        "membership payment price",
        bar("会员续费", solid=True) + cells(("季卡会员", "￥45"), ("年卡会员", "￥158")) + btn("续费"),
    ),
    Written(
        "sponsor filing_number",
        SIDE.replace("居住证签注", "户籍证明")
        + "<p style='position:absolute;bottom:80px;width:100%;text-align:center;font-size:13px'>主办单位：云岭县人民政府办公室<br>备案编号：滇政务应用备2026-0456号</p>",
    ),
    Written("sponsor", bar("设置", solid=True) + cells(("使用单位", "云岭县民政局"), ("版本", "3.2.1"))),
    Written(
        "icp_number",
        SIDE
        + "<p style='position:absolute;bottom:70px;width:100%;text-align:center;font-size:12px'>滇ICP备2022004567号-3A</p>",
    ),
    Written(
        "police_number sponsor",
        bar("关于本应用") + p("主办：云岭县司法局") + p("滇公网安备53010302000588号", faint=True),
    ),
    Written(
        "filing_number",
        bar("备案信息", solid=True) + cells(("备案编号", "政务备〔2026〕000789号"), ("更新日期", "2026-02-01")),
    ),
    Written(
        "algorithm_number icp_number", bar("资质公示") + p("网信算备440305123456789012345号") + p("粤ICP备15012345号")
    ),
    Written("copyright_number", bar("版权信息", solid=True) + p("软著登字第1234567号")),
    Written(
        "complaint_entry", bar("互动", solid=True) + cells(("我要建议", ">"), ("在线访谈", ">"), ("民意征集", ">"))
    ),
    Written("complaint_entry", bar("更多") + grid("问题反馈", "常用证件", "天气", "公交")),
    Written(
        "complaint_entry", bar("意见箱", solid=True) + form(("*您的意见", "请填写"), ("联系方式", "选填")) + btn("提交")
    ),
    Written(
        "secrecy_marking",
        bar("公文处理") + "<p style='font-size:18px;color:#c00'>绝密★长期</p>" + h("专项工作方案") + p(ARTICLE),
    ),
    Written("secrecy_marking", "<p style='padding:20px;font-size:17px'>密级：机密</p>" + h("情况通报") + p(ARTICLE)),
    Written(
        "secrecy_marking",
        bar("材料", solid=True) + drawn(("秘密★3年", "内部文件 不得公开"), 120, "#ffffff") + p(ARTICLE),
    ),
    Written("white_screen", "<style>body{background:#f7f8fa!important}</style>"),
    Written("black_screen", "<style>body{background:#0a0a0a!important}</style>"),
    Written("crash_dialog", SIDE + dialog("", "云岭通 已停止运行", ("重新打开应用", "发送反馈"), stacked=True)),
    Written("crash_dialog", SIDE + dialog("提示", "抱歉，程序出现异常，即将退出。", ("知道了",))),
    Written("anr_dialog", SIDE + dialog("", "“云岭通”没有响应，您要等待还是关闭应用？", ("等待", "关闭应用"))),
    Written("anr_dialog", SIDE + dialog("应用无响应", "云岭通无响应，要关闭它吗？", ("等待", "关闭"))),
    Written(
        "cut_text",
        bar("通知", solid=True)
        + "<div style='position:absolute;left:-90px;top:120px;white-space:nowrap;font-size:17px'>办理机动车驾驶证期满换证业务须知</div>"
        + p("\u3000"),
    ),
    Written(
        "cut_text",
        bar("公示")
        + "<div style='height:12px;overflow:hidden;font-size:18px;line-height:22px;padding:0 16px'>城乡居民养老保险待遇领取资格认证</div>"
        + p("\u3000"),
    ),
    Written(
        "overlapping_text",
        bar("首页")
        + "<div style='position:absolute;left:30px;top:130px;font-size:17px'>预约不动产登记窗口办理时间</div><div style='position:absolute;left:60px;top:137px;font-size:17px;color:#06c'>请携带身份证原件及复印件</div>",
    ),
    Written(
        "garbled_text", bar("通知", solid=True) + p("æ\x82¨å¥½ï¼\x8cæ¬¢è¿\x8eä½¿ç\x94¨") + p("ç\x94³è¯·äººä¿¡æ\x81¯")
    ),
    Written("garbled_text", bar("个人信息") + p("烫烫烫烫屯屯屯 锟斤拷") + p("□□□□□□□□")),
    Written("dead_end", bar("消息") + "<p style='margin-top:220px;text-align:center'>页面走丢了</p>"),
    Written("dead_end", "<p style='margin-top:300px;text-align:center;font-size:20px'>该功能暂未开放</p>"),
    Written("dead_end", "<p style='margin-top:280px;text-align:center'>502 Bad Gateway</p>"),
    Written("", SIDE),
    Written(
        "",
        bar("会议通知", solid=True)
        + p("会议定于3月10日上午9时召开，请参会人员8:40前到签到台签到领取材料。")
        + btn("确认参会"),
    ),
    Written(
        "",
        bar("要闻")
        + news(
            ("我省三市进入全国百强城市排名前列", "03-08"),
            ("高校排名出炉：我省三所上榜", "03-07"),
            ("县委书记带队督查防汛工作", "03-06"),
        ),
    ),
    Written(
        "", bar("政策解读", solid=True) + h("积分入学办法解读") + p(ARTICLE) + p("积分由居住年限、社保缴纳年限等构成。")
    ),
    Written("", bar("便民查询") + cells(("驾驶证记分", ">"), ("积分落户查询", ">"), ("医保积分", ">"))),
    Written(
        "",
        bar("效能公开", solid=True)
        + table(("事项", "办理时长"), ("营业执照", "0.5天"), ("食品许可", "3天"), ("排队时长", "12分钟")),
    ),
    Written("", bar("停车缴费") + cells(("停车时长", "2小时15分钟"), ("应缴", "8元")) + btn("去缴费"), "price payment"),
    Written("", bar("景点打卡", solid=True) + news(("云岭十大打卡点", "周末游"), ("古镇打卡路线推荐", "旅游"))),
    Written("", bar("快递寄递") + cells(("快递轨迹", ">"), ("证照寄送", "运输中"))),
    Written(
        "",
        bar("应用权限说明", solid=True)
        + p("位置：用于推荐附近网点。相机：用于扫码。您可以在系统设置中关闭。")
        + btn("去系统设置", plain=True),
    ),
    Written("", bar("保密宣传") + p("国家秘密受法律保护，泄露国家秘密将被追究责任。机关单位应当加强保密教育。")),
    Written("", bar("公益", solid=True) + drawn(("节约用水 人人有责", "公益广告"), 120, "#dff3e4")),
    Written("", bar("社保缴费") + cells(("养老保险", "380元"), ("缴费年度", "2026")) + btn("去支付"), "price"),
    Written(
        "",
        bar("体育", solid=True)
        + table(("1", "云岭队", "32分"), ("2", "松坡队", "28分"), ("3", "金沙队", "25分"))
        + p("县篮球联赛积分榜"),
    ),
    Written(
        "", bar("注销账号") + p("注销后您的数据将被删除，且不可恢复。") + btn("确认注销") + btn("取消", plain=True)
    ),
    Written(
        "",
        bar("登录", solid=True)
        + form(("账号", "请填写"), ("密码", "请填写"))
        + p("登录即表示同意用户协议")
        + btn("登录"),
    ),
    Written(
        "", bar("服务评价") + p("您对本次服务满意吗？") + btn("非常满意") + btn("不满意", plain=True), "complaint_entry"
    ),
    Written("", SIDE + dialog("版本更新", "发现新版本3.3.0，优化了使用体验。", ("以后再说", "立即更新"))),
    Written("", bar("我的申报", solid=True) + cells(("纳税申报", ">"), ("公积金申报", ">"), ("志愿填报指南", ">"))),
    Written("", bar("材料提交") + upload("上传身份证（选填）") + upload("上传头像（可选）") + btn("提交")),
    Written(
        "",
        bar("软件故障说明", solid=True)
        + h("网站无响应怎么办")
        + p("如遇系统没有响应，请检查网络后重新登录，或致电客服。")
        + p(ARTICLE),
    ),
    Written("", bar("投票") + h("最美社区公众投票") + p("每人每天可投一票，票数不作为任何考核依据。") + btn("投票")),
)
