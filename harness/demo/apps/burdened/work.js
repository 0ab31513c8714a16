/* Home, to-do list, notices, the visit report and the trail page. */
"use strict";
(() => {
  const { h, top, tile, row, card, field, options } = Kit;
  const GRASSROOTS = [
    ["待办事项", "list", "#/tasks"], ["通知公告", "bell", "#/notices"], ["走访填报", "edit", "#/visit"], ["走访轨迹", "route", "#/trail"],
    ["我的积分", "star", "#/points"], ["学习园地", "book", "#/study"], ["月度考核", "flag", "#/assess"], ["数据看板", "chart", "/board.html"],
    ["惠民商城", "shop", "#/mall"], ["完善信息", "id", "#/profile"], ["通讯录", "user", "#/contacts"], ["帮助中心", "chat", "#/help"],
  ];
  const SUPERIOR = [
    ["使用统计", "chart", "#/stats"], ["未打卡名单", "alarm", "#/absent"], ["在线时长统计", "clock", "#/online"], ["通知公告", "bell", "#/notices"],
    ["积分排行榜", "rank", "#/rank"], ["月度考核", "flag", "#/assess"], ["待办事项", "list", "#/tasks"], ["数据看板", "chart", "/board.html"],
  ];

  function banner(session) {
    return h("section", { class: "hero" },
      h("p", { class: "hero-hello" }, session.name + "，您好"),
      h("p", { class: "hero-unit" }, session.unit),
      session.role === "grassroots" ? h("p", { class: "hero-streak" }, "今日已打卡 · 已连续登录12天") : null);
  }

  Pages.home = async () => {
    const session = Session.saved(), worker = session.role === "grassroots";
    const { data } = await Session.call("GET", "/api/content");
    return [
      banner(session),
      h("section", { class: "card grid" }, (worker ? GRASSROOTS : SUPERIOR).map((entry) => tile(...entry))),
      worker ? card("登录提醒", h("p", { class: "duty" }, "请每日登录本系统。连续3日未登录的，扣5分并在全市通报。")) : null,
      card("最新通知", data.notices.slice(0, 3).map((notice) => row(notice.title, "#/notice/" + notice.id, notice.date.slice(5)))),
    ];
  };

  Pages.tasks = async () => {
    const { data } = await Session.call("GET", "/api/content");
    return [top("待办事项", "#/home"), h("div", { class: "page" }, card("本周任务", data.tasks.map((task) =>
      h("a", { class: "task", href: "#/task/" + task.id }, h("span", { class: "row-name" }, task.title),
        h("span", { class: "task-side" }, "截止 " + task.deadline), h("span", { class: "chip" }, task.state)))))];
  };

  Pages.task = async (id) => {
    const { data } = await Session.call("GET", "/api/content");
    const task = data.tasks.find((one) => String(one.id) === id);
    return [top("任务详情", "#/tasks"), h("div", { class: "page" }, card(task.title,
      h("p", {}, task.text), h("p", { class: "note" }, "下达日期：" + task.date + "　截止：" + task.deadline)))];
  };

  Pages.notices = async () => {
    const { data } = await Session.call("GET", "/api/content");
    return [top("通知公告", "#/home"), h("div", { class: "page" }, card(null,
      data.notices.map((notice) => row(notice.title, "#/notice/" + notice.id, notice.date.slice(5), "bell"))))];
  };

  Pages.notice = async (id) => {
    const { data } = await Session.call("GET", "/api/content");
    const notice = data.notices.find((one) => String(one.id) === id);
    return [top("通知详情", "#/notices"), h("article", { class: "page article" }, card(null,
      h("h2", {}, notice.title), h("p", { class: "meta" }, notice.unit + "　" + notice.date), notice.text.map((line) => h("p", {}, line))))];
  };

  function visitFields() {
    return {
      target: field("走访对象", { name: "target", required: true }),
      type: field("走访类型", h("select", { name: "type" }, options(["入户走访", "企业走访", "重点场所巡查"]))),
      text: field("走访情况", h("textarea", { name: "text", required: true })),
      photo: field("现场照片", h("input", { type: "file", name: "photo", accept: "image/*", required: true, "aria-required": "true" }),
        "必填。照片将自动添加现场水印（时间、地点、姓名）。"),
    };
  }

  async function submitVisit(form, problem) {
    const photo = form.photo.files[0];
    problem.hidden = true;
    const complaint = !form.target.value ? "请填写走访对象" : !form.text.value ? "请填写走访情况" : !photo ? "请上传现场照片" : "";
    const body = new FormData();
    for (const name of ["target", "type", "text"]) body.append(name, form[name].value);
    if (photo && !complaint) body.append("photo", await Photo.prepared(photo, Trail.place()), "visit.jpg");
    const answer = complaint ? { code: 1, msg: complaint } : await Session.call("POST", "/api/visit/report", body);
    if (answer.code === 0) { location.hash = "#/visit/saved"; return; }
    problem.textContent = answer.msg;
    problem.hidden = false;
  }

  Pages.visit = async (state) => {
    if (state === "saved") return [top("走访填报", "#/home"), h("div", { class: "page" }, card("填报成功",
      h("p", {}, "填报成功，已计入本月走访台账，积分 +3。"), h("a", { class: "button", href: "#/home" }, "返回首页")))];
    const fields = visitFields(), problem = h("p", { class: "problem", role: "alert", hidden: true });
    const form = h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); submitVisit(form, problem); } },
      fields.target, fields.type, fields.text, fields.photo, problem, h("button", { class: "button", type: "submit" }, "提交填报"));
    return [top("走访填报", "#/home"), h("div", { class: "page" },
      card("填报要求", h("p", { class: "duty" }, "每周须走访不少于5户，每次走访必须上传现场照片，逾期未报计入考核。")), card("走访登记", form))];
  };

  Pages.trail = async () => {
    const count = h("strong", {}, String(Trail.count()));
    const timer = setInterval(() => { count.textContent = String(Trail.count()); if (!count.isConnected) clearInterval(timer); }, 1000);
    return [top("走访轨迹", "#/home"), h("div", { class: "page" },
      card("今日轨迹", h("div", { class: "trail-map", role: "img", "aria-label": "轨迹示意图" }, Kit.icon("route")),
        h("p", {}, "轨迹上传中，已上传轨迹点 ", count, " 个"),
        h("p", { class: "note" }, "切换到后台后仍将持续采集。")),
      card("轨迹要求", h("p", { class: "duty" }, "工作时间须全程开启走访轨迹，轨迹不完整的视为未到岗，计入考核并通报。"),
        h("p", { class: "note" }, "轨迹采集由系统自动开启，不可关闭。")))];
  };
})();
