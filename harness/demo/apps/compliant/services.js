/* Offices near by (position only when asked for, and not needed), and appointments. */
"use strict";
(() => {
  const { h, top, card, field, options } = Kit;

  const officeRow = (office, far) => h("div", { class: "office" }, h("p", { class: "office-name" }, office.name, far ? h("span", { class: "far" }, far) : null),
    h("p", { class: "note" }, office.address + "　" + office.hours));

  /* Rough distance in km between two points given in degrees; enough to sort four offices. */
  function kilometres(from, office) {
    const north = (office.lat - from.latitude) * 111, east = (office.lng - from.longitude) * 111 * Math.cos(from.latitude * Math.PI / 180);
    return Math.hypot(north, east);
  }

  function map(offices) {
    const spots = offices.map((_, i) => h("span", { class: "spot", style: "left:" + (14 + i * 22) + "%;top:" + (i % 2 ? 28 : 56) + "%" }, Kit.icon("pin")));
    return h("div", { class: "map", role: "img", "aria-label": "网点示意图" }, spots);
  }

  function locate(offices, listing, status) {
    status.textContent = "正在获取位置…";
    navigator.geolocation.getCurrentPosition((fix) => {
      const sorted = offices.map((office) => [kilometres(fix.coords, office), office]).sort((a, b) => a[0] - b[0]);
      listing.replaceChildren(...sorted.map(([far, office]) => officeRow(office, far < 100 ? far.toFixed(1) + " 公里" : "")));
      status.textContent = "已按距离排序。位置仅在本机使用，不会上传。";
    }, () => { status.textContent = "未获取位置，已按默认顺序显示全部网点。"; }, { timeout: 4000 });
  }

  function explain(offices, listing, status) {
    const box = Kit.dialog({ title: "使用您的位置", content: h("p", {}, "为计算您到各网点的距离，需要获取一次位置。位置仅在本机使用，不会上传。不允许也可查看全部网点。"), actions: [
      h("button", { class: "button quiet", type: "button", onclick: () => { box.close(); status.textContent = "已按默认顺序显示全部网点。"; } }, "暂不"),
      h("button", { class: "button", type: "button", onclick: () => { box.close(); locate(offices, listing, status); } }, "允许"),
    ] });
  }

  Pages.offices = async () => {
    const { offices } = await Texts();
    const listing = h("div", {}, offices.map((office) => officeRow(office))), status = h("p", { class: "note", role: "status" }, "不提供位置也可查看全部网点。");
    return [top("附近网点", "#/home"), h("div", { class: "page" }, card(null, map(offices),
      h("button", { class: "button quiet", type: "button", onclick: () => explain(offices, listing, status) }, Kit.icon("pin"), "按距离排序"), status), card("服务网点", listing))];
  };

  async function book(form, problem) {
    const wish = Object.fromEntries(["item", "office", "person", "phone"].map((name) => [name, form[name].value]));
    problem.textContent = wish.person && wish.phone ? "" : "请填写预约人姓名和联系电话";
    if (problem.textContent) return;
    const answer = await Kit.api("POST", "/api/appointment", wish);
    if (answer.code === 0) location.hash = "#/booked/" + answer.data.number;
    else problem.textContent = answer.msg;
  }

  Pages.appointment = async () => {
    if (!User.name()) return [top("在线预约", "#/home"), h("div", { class: "page" }, card("请先登录",
      h("p", {}, "预约需要登录后办理，其他服务无需登录。"), h("a", { class: "button", href: "#/login" }, "去登录")))];
    const { guides, offices } = await Texts();
    const problem = h("p", { class: "problem", role: "alert" });
    const form = h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); book(form, problem); } },
      field("预约事项", h("select", { name: "item" }, options(guides.map((one) => one.title)))),
      field("预约网点", h("select", { name: "office" }, options(offices.map((one) => one.name)))),
      field("预约人", { name: "person" }), field("联系电话", { name: "phone", type: "tel" }, "用于短信通知预约结果，预约结束后删除。"),
      problem, h("button", { class: "button", type: "submit" }, "提交预约"));
    return [top("在线预约", "#/home"), h("div", { class: "page" }, card("填写预约信息", form))];
  };

  Pages.booked = async (number) => [top("在线预约", "#/home"), h("div", { class: "page" }, card("预约成功",
    h("p", {}, "预约成功，预约号：" + number), h("p", { class: "note" }, "请携带有效证件按时到场办理。"), h("a", { class: "button", href: "#/home" }, "返回首页")))];
})();
