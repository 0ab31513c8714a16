/* The pages of all of them; what differs is which of them the home page leads to. */
"use strict";
(() => {
  const { h, top, tile, row, card, field } = Kit;
  const NOTICE = "关于调整冬季办公时间的通知";
  const MORE = { hideable: [["排行榜", "rank", "#/rank"]], optional: [["走访记录", "edit", "#/visit"]], skippable: [],
    either: [["走访记录", "edit", "#/visit"]], closable: [["学习园地", "book", "#/study"]] };

  Pages.home = async (about) => {
    const session = Session.saved(), superior = session.role === "superior";
    const tiles = superior ? [["运行概况", "chart", "#/figures"], ["通知公告", "bell", "#/notices"]]
      : [["通知公告", "bell", "#/notices"], ["办事指南", "book", "#/guides"], ...MORE[about.key]];
    return [h("section", { class: "hero" }, h("h1", {}, about.name), h("p", {}, session.name + "，您好")),
      h("section", { class: "card grid" }, tiles.map((one) => tile(...one))),
      h("section", { class: "imprint" }, h("p", {}, "主办单位：溪坪市人民政府办公室"), h("p", {}, about.filing))];
  };

  Pages.notices = async () => [top("通知公告", "#/home"), h("div", { class: "page" }, card(null, row(NOTICE, "#/notice", "", "bell")))];
  Pages.notice = async () => [top("通知详情", "#/notices"), h("article", { class: "page article" },
    card(null, h("h2", {}, NOTICE), h("p", {}, "自十二月一日起，上午办公时间为八时三十分至十二时。")))];
  Pages.guides = async () => [top("办事指南", "#/home"), h("div", { class: "page" },
    card("公文流转", h("p", { class: "line" }, "收文登记后两个工作日内转交承办单位。")))];
  Pages.figures = async () => {
    const { data } = await Session.call("GET", "/api/figures");
    return [top("运行概况", "#/home"), h("div", { class: "page" },
      card("今日访问", h("p", { class: "line" }, "访问 " + data.visits + " 次，服务事项 " + data.services + " 项")))];
  };

  Pages.rank = async () => {
    const { data } = await Session.call("GET", "/api/rank");
    const rows = data.persons.map((one) => h("tr", {}, [one.rank, one.name, one.score].map((cell) => h("td", {}, String(cell)))));
    return [top("排行榜", "#/home"), h("div", { class: "page" }, card("读书积分排行榜",
      h("table", {}, h("thead", {}, h("tr", {}, ["名次", "姓名", "积分"].map((name) => h("th", {}, name)))), h("tbody", {}, rows)),
      h("p", { class: "note" }, "可在“设置”中隐藏自己的名字。")))];
  };

  Pages.me = async () => [top("我的"), h("div", { class: "page" }, card(Session.saved().name, row("设置", "#/settings", "", "shield"), row("隐私政策", "#/privacy", "", "book")))];
  Pages.privacy = async () => [top("隐私政策", "#/me"), h("article", { class: "page article" },
    card(null, h("h2", {}, "隐私政策"), h("p", {}, "本应用仅处理您主动填写的内容，不收集其他个人信息。")))];
  Pages.settings = async (about, _argument, state) => [top("设置", "#/me"), h("div", { class: "page" }, about.key === "hideable"
    ? card("隐私", h("button", { class: "button quiet", type: "button", onclick: async () => App.take((await Session.call("POST", "/api/hide")).data) },
      state.hidden ? "在排行榜中显示我的名字" : "在排行榜中隐藏我的名字"))
    : card("通用", h("p", { class: "line" }, "字体大小：标准")))];

  async function submit(form, problem) {
    const content = new FormData(), photo = form.photo.files[0];
    for (const name of ["target", "text", "note"]) if (form[name]) content.append(name, form[name].value);
    if (photo) content.append("photo", photo, "visit.jpg");
    const answer = await Session.call("POST", "/api/visit", content);
    if (answer.code === 0) { location.hash = "#/visit/saved"; return; }
    problem.textContent = answer.msg;
  }

  Pages.study = async () => {
    const status = h("p", { class: "status", role: "status" }, "剩余10分钟");
    const finish = h("button", { class: "button", type: "button", disabled: true, onclick: () => { status.textContent = "已完成学习"; } }, "完成学习");
    const close = h("button", { class: "button quiet", type: "button",
      onclick: () => { finish.disabled = false; status.textContent = "计时已关闭"; close.remove(); } }, "关闭计时");
    return [top("学习园地", "#/home"), h("div", { class: "page" },
      card("公文写作入门", h("p", {}, "公文标题由发文机关、事由和文种组成。"), status, h("div", { class: "buttons" }, close, finish)))];
  };

  Pages.visit = async (about, state) => {
    if (state === "saved") return [top("走访记录", "#/home"), h("div", { class: "page" }, card("提交成功", h("p", {}, "提交成功，感谢您的记录。")))];
    const problem = h("p", { class: "problem", role: "alert" });
    const form = h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(form, problem); } },
      field("走访对象", { name: "target", required: true }), field("走访情况", h("textarea", { name: "text" })),
      field(about.key === "either" ? "现场照片" : "现场照片（可选）", h("input", { type: "file", name: "photo", accept: "image/*" }),
        about.key === "either" ? "照片与文字说明任选其一。" : "可不上传。"),
      about.key === "either" ? field("文字说明", h("textarea", { name: "note" })) : null,
      problem, h("button", { class: "button", type: "submit" }, "提交记录"));
    return [top("走访记录", "#/home"), h("div", { class: "page" }, card("走访登记", form))];
  };
})();
