/* What only a superior sees: rates per unit, who has not checked in, online time per person. */
"use strict";
(() => {
  const { h, top, card } = Kit;
  const numbers = (heads, rows) => h("table", {}, h("thead", {}, h("tr", {}, heads.map((head) => h("th", {}, head)))),
    h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell) => h("td", {}, cell))))));
  const percent = (share) => (share * 100).toFixed(1) + "%";

  const absentees = (people) => numbers(["姓名", "单位", "状态"], people.map((one) => [one.name, one.unit, "今日未打卡"]));

  async function urge() {
    const { data } = await Session.call("POST", "/api/urge");
    Kit.toast(data.message);
  }
  const urgeButton = () => h("button", { class: "button", type: "button", onclick: urge }, "一键催办");
  const stats = async () => (await Session.call("GET", "/api/stats")).data;

  Pages.stats = async () => {
    const data = await stats();
    return [top("使用统计", "#/home"), h("div", { class: "page" },
      card("各单位安装率、活跃率排名", numbers(["排名", "单位", "安装率", "活跃率"], data.units.map((one) => [String(one.rank), one.unit, percent(one.installRate), percent(one.activeRate)]))),
      card("通报要求", h("p", { class: "duty" }, "各单位安装率须达到100%，活跃率不低于95%，未达标的予以通报。")),
      card("未打卡名单", absentees(data.absent), urgeButton()),
      card("在线时长统计", numbers(["姓名", "单位", "累计在线时长"], data.online.map((one) => [one.name, one.unit, Kit.clock(one.onlineTime)]))))];
  };

  Pages.absent = async () => {
    const data = await stats();
    return [top("未打卡名单", "#/home"), h("div", { class: "page" }, card("今日未打卡人员",
      absentees(data.absent), h("p", { class: "duty" }, "未打卡计入考核并通报。"), urgeButton()))];
  };

  Pages.online = async () => {
    const data = await stats();
    return [top("在线时长统计", "#/home"), h("div", { class: "page" }, card("人员在线时长",
      numbers(["姓名", "单位", "累计在线时长"], data.online.map((one) => [one.name, one.unit, Kit.clock(one.onlineTime)])),
      h("p", { class: "duty" }, "在线时长低于2小时的人员列入约谈名单。")))];
  };
})();
