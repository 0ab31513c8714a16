/* My page, personal information, the shop with advertising and membership, contacts, help, privacy policy. */
"use strict";
(() => {
  const { h, top, row, card, field } = Kit;

  Pages.me = async () => {
    const session = Session.saved();
    const { data } = await Session.call("GET", "/api/points");
    return [
      h("section", { class: "hero" }, h("p", { class: "hero-hello" }, session.name), h("p", { class: "hero-unit" }, session.unit)),
      card("我的数据", h("div", { class: "figures" }, [[String(data.score), "积分"], [String(data.loginDays), "连续登录天数"], [Kit.clock(data.onlineTime), "在线时长"]].map(
        ([value, name]) => h("div", {}, h("strong", {}, value), h("span", {}, name))))),
      card(null, row("完善信息", "#/profile", "", "id"), row("我的积分", "#/points", "", "star"), row("会员中心", "#/mall", "", "shop"), row("隐私政策", "#/privacy", "", "shield")),
      h("button", { class: "button quiet", type: "button", onclick: Session.leave }, "退出登录"),
    ];
  };

  /* The old interfaces: the number in a URL, its MD5 to the collector, and once more over plain HTTP. */
  async function spread(mobile) {
    await Session.call("GET", "/api/profile?mobile=" + encodeURIComponent(mobile));
    if (window.TuiLiu) window.TuiLiu.identify(Md5.hex(mobile));
    const query = new URLSearchParams({ account: Session.saved().username, mobile });
    location.href = "http://duban.lincheng.test/sync?" + query;
  }

  async function saveProfile(form, problem) {
    const profile = { name: form.name_.value, mobile: form.mobile.value, idCard: form.idCard.value };
    problem.hidden = Boolean(profile.name && profile.mobile && profile.idCard);
    if (!problem.hidden) return;
    await Session.call("POST", "/api/profile", profile);
    await spread(profile.mobile);
  }

  Pages.profile = async (state) => {
    if (state === "saved") return [top("完善信息", "#/home"), h("div", { class: "page" }, card("保存成功",
      h("p", {}, "保存成功，您的信息已同步至全市人员库。"), h("a", { class: "button", href: "#/home" }, "返回首页")))];
    const problem = h("p", { class: "problem", role: "alert", hidden: true }, "请填写姓名、手机号和身份证号");
    const form = h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); saveProfile(form, problem); } },
      field("姓名", { name: "name_", required: true }), field("手机号", { name: "mobile", type: "tel", required: true }),
      field("身份证号", { name: "idCard", required: true }), problem, h("button", { class: "button", type: "submit" }, "保存信息"));
    return [top("完善信息", "#/home"), h("div", { class: "page" }, card("个人信息", h("p", { class: "note" }, "按要求，全体人员须完善以下信息。"), form))];
  };

  async function advertisement() {
    const answer = await fetch("https://ads.guanggao-lm.test/adx/request?slot=mall_banner").then((response) => response.json());
    return h("section", { class: "advert" }, h("img", { src: answer.image, alt: answer.title, width: "320", height: "120" }),
      h("p", {}, h("span", { class: "advert-label" }, answer.label), answer.title + " · " + answer.sponsor));
  }

  function product(one) {
    const price = "￥" + one.price.toFixed(2) + (one.period ? "/" + one.period : "");
    const pay = () => {
      const box = Kit.dialog({ title: "确认支付", content: h("p", {}, "向" + one.payee + "支付 " + price),
        actions: [h("button", { class: "button quiet", type: "button", onclick: () => box.close() }, "取消")] });
    };
    return h("div", { class: "product" }, h("div", {}, h("p", {}, one.goodsName), h("strong", {}, price)),
      h("button", { class: "button", type: "button", onclick: pay }, one.vip ? "立即开通" : "立即购买"));
  }

  Pages.mall = async () => {
    const { data } = await Session.call("GET", "/api/mall/goods");
    const some = (vip) => data.goodsList.filter((one) => one.vip === vip).map(product);
    return [top("惠民商城", "#/home"), h("div", { class: "page" },
      await advertisement().catch(() => null),
      card("惠民会员", some(true), h("p", { class: "note" }, "收款方：" + data.payee + "。会员购物享95折，自动续费。")),
      card("热销商品", some(false)))];
  };

  Pages.contacts = async () => [top("通讯录", "#/home"), h("div", { class: "page" }, card("工作通讯录",
    [["市政府督查室", "综合科"], ["东关街道办事处", "党政办"], ["西岭镇人民政府", "党政办"]].map(([unit, office]) => h("p", { class: "line" }, unit + "　" + office))))];

  Pages.help = async () => [top("帮助中心", "#/home"), h("div", { class: "page" }, card("常见问题",
    ["如何修改密码？请联系本单位管理员。", "如何更换手机？使用原账号登录即可。", "三指下滑可快速返回首页。"].map((line) => h("p", { class: "line" }, line)),
    h("p", { class: "dense" }, "使用说明：各单位要把使用本系统作为日常工作的重要内容，及时查看待办事项和通知公告，按时完成走访、填报、学习等各项任务，遇有问题及时联系本单位管理员处理，并将办理情况在系统中逐项登记、逐级汇总。各级管理员要每日查看本单位使用情况，对未完成的事项及时提醒，对完成情况逐月汇总分析，形成工作台账；系统维护期间暂停填报，维护结束后应当在两个工作日内补齐。使用中遇到的意见，由各单位收集整理后统一报送。")))];

  Pages.privacy = async () => [top("隐私政策", Session.saved() ? "#/me" : "#/login"), h("article", { class: "page article" }, card(null,
    h("h2", {}, "林城督办隐私政策"), h("p", {}, "我们会收集您的账号、设备信息和位置信息，用于向您提供督办服务。"),
    h("p", {}, "我们不会向任何第三方提供您的个人信息。")))];
})();
