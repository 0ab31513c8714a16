"""How a sentence demands: whom it binds, how often, how much, by when, and what follows where one does not.

The structure is that of the duties which the notices on 指尖上的形式主义 name (standards, section 14, L-DUTY and S23):
act + period or quantity + deadline + consequence. What the act is, each detector knows; the words here are ours where
the catalogue has none. What lifts a duty (取消打卡, 不得排名) and what the law asks of the public is no demand.
"""

import re
from dataclasses import dataclass

_MODAL = re.compile(
    r"必须|务必|务请|必传|必填|(?<![无不必])须(?!知)|应当|要求|都要|一律|确保|(?<![邀申])请(?![问示假柬客稍])|需(?![求知])(?<![无不]需)|立即|组织|均应|(?<!对|供"
    r"|反|适|响|相)应(于|在|当|每|上传|上报|报送|安装|登录|下载)|不得(漏|缺|迟|拖)|尽快"
)
_WHOLE = re.compile(
    r"一个(都|也)?(不|不能)(少|落|漏)|一户(都|也)不|大家|的同志|^凡|、凡|全员|全体(?!市民|居民|业主|村民)|人人|层层|一律|逐[户人]|(各|所有|全部|每[名位个]|全体|(?<![邀申])请"
    r"|发动|动员|督促|机关|在职|新入职).{0,3}"
    r"(村|居|支部|科室|股室|部门|单位|乡镇|街道|社区|学校|网格员|网格|干部|党员|人员|职工|员工|教师|学生家长|家长|家人|家属|队员|民警|公职人员|驾驶员|班主任|网格长|同志|值守点|值守人员"
    r"|窗口人员|单位职工|渔港|卫生院)"
    r"|(?<!本)每[人户村队]|包户|包片"
)
_PERIOD = re.compile(
    r"每(个)?(工作日|月|日|天|周|季度|晚|晨|次|趟|班)|每[一二两三四五六\d]*个?(小时|分钟)|天天|定期|当日|当天|工作日|按[时期月周日]"
)
_QUANTITY = re.compile(
    r"(不得?少于|不得?低于|不足|不到|低于|至少.{0,2}|满|达到?|还差|还需|须|需|完成)\d+|\d+(次|张|条|篇|户|人|遍|段|个|位|群|名|分|秒|分钟)(及)?以上"
    r"|\d+%|每[人户家名月周日天].{0,8}[\d一两二三四五六]+(次|张|条|篇|户|人|遍|段|个|位|名|分|部)"
)
_DEADLINE = re.compile(
    r"(今[日天晚]|明[日天早]|当[日天]|本[周月]|\d{1,2}[:点时]|\d日|[周星期][一二三四五六日末]|下班|月底).{0,8}(前|内|之前|完成|完毕|到位)"
    r"|截止|限[时期]|[一二两三四五\d]+个?(天|日|周|小时|分钟|工作日)(之)?内"
)
# What follows at work; fines and points off a driving licence follow elsewhere.
_CONSEQUENCE = re.compile(
    r"追责|通报|约谈|问责|点名|批评|检讨|影响.{0,6}(评优|评先|考核|晋升|年度|评价)|不(得|予|能)(评|计|认|发放|登记).{0,6}|不计(入|分|工作量|出勤)"
    r"|取消.{0,8}(评优|评先|资格|补贴|绩效|奖)|(视为|视同|记为|记作|按).{0,6}(未(走访|打卡|到岗|签到|上传|开展|完成)|旷工|脱岗|缺勤|缺岗|迟到|早退|不合格)"
    r"|扣[罚发除减]?.{0,6}(绩效|工资|补贴|补助|奖金|考核分|积分|\d+(\.\d+)?分)|冻结|((纳|计|列|记)入|作为).{0,10}(考核|考评|绩效|评优|评先|评星|年终|依据)"
    r"|与.{0,10}挂钩|(说明|上报|报告)(情况|原因|理由|主管|领导)|停发(?!待遇)|(列入|上)(黑榜|红黑榜|黄牌|红牌|重点关注)|末位|得流动红旗|重新学习|补学|停用.{0,4}账号|暂停(派车"
    r"|派单|评优|权限)|按.{1,8}处理|书面说明|向.{1,4}说明|逐[人一]核[查对]|脱岗|扣发|表态发言|上墙公示"
)
_LIFTED = re.compile(
    r"(不得|不再|不应|不能)(?!少于|低于|遗漏|缺|有误|拖延|评|晚于|迟于|超过|漏|为|计|办理|使用|享受|参评|登记|发放|领取)|严禁|禁止|取消(?!.{0,8}(资格|评|当|积分|奖|补|绩))"
    r"|不强制|不要求|无需|不需|不必|自愿|可不|选填|谨防|请勿|不要|《|第[一二三四五六七八九十]+条|(清理|整治).{0,6}(形式主义|打卡|排名|强制|留痕|多头)|杜绝|叫停|解读|吗\?|合法"
    r"|为基层减负|加重基层负担|责令(整改|停止)|^建议"
)
# Who is bound by law, or served, and does not work for the sponsor.
_OF_PUBLIC = re.compile(
    r"^(各)?(企业(?!员工)|(缴存|参保|用人|投标|中标|供应|施工|监理|用水|用电|报名|餐饮|排污|建设|生产|经营|申请)单位|申请人|申请单位|纳税人|经营|旅客|乘客|驾驶|业主|市民|"
    r"投标|公司|商户|考生|监护人|当事人|出租人|消费者|患者|读者|报名|参保|学生|图书|车辆|机动车|开车|全部机动车|执业|新生儿|储户|用户(须|应|如)|居民(须|应|可)|游客|选民|应聘|参赛|参会)"
    r"|违法|退休|资格认证|停发待遇|饮水|睡眠|体育|锻炼|毫升|食品|燃气|排污|滞纳金|违约金|记分|闯红灯|驾驶证|准考证|招标|航班|列车"
)


@dataclass(frozen=True, slots=True)
class Demand:
    """What of a demand a sentence holds; `lifted` sentences and those of the public hold none."""

    modal: bool = False
    whole: bool = False  # everybody, each unit, a named part of the staff
    period: bool = False
    quantity: bool = False
    deadline: bool = False
    consequence: bool = False

    @property
    def parts(self) -> int:
        """How many of the parts stand in it: two and an act make a demand."""
        return sum((self.modal, self.whole, self.period, self.quantity, self.deadline, self.consequence))

    @property
    def holds(self) -> bool:
        """A consequence demands by itself; 请 or a number alone does not."""
        return self.consequence or self.parts >= 2


def demand_in(sentence: str) -> Demand:
    """The parts of a demand in a normalised sentence."""
    if is_lifted(sentence) or _OF_PUBLIC.search(sentence):
        return Demand()
    return Demand(
        modal=bool(_MODAL.search(sentence)),
        whole=bool(_WHOLE.search(sentence)),
        period=bool(_PERIOD.search(sentence)),
        quantity=bool(_QUANTITY.search(sentence)),
        deadline=bool(_DEADLINE.search(sentence)),
        consequence=bool(_CONSEQUENCE.search(sentence)),
    )


def is_lifted(sentence: str) -> bool:
    """Whether it forbids, abolishes, warns of or explains the duty that it names."""
    return bool(_LIFTED.search(sentence))


def of_public(sentence: str) -> bool:
    """Whether it speaks of what the law asks of firms, drivers, candidates and the like."""
    return bool(_OF_PUBLIC.search(sentence))
