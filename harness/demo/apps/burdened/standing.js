/* Points, rankings of people and units, the assessment notice. */
"use strict";
(() => {
  const { h, top, row, card } = Kit;
  const medal = (place) => h("span", { class: "place" + (place <= 3 ? " medal" : "") }, String(place));

  Pages.points = async () => {
    const { data } = await Session.call("GET", "/api/points");
    return [top("我的积分", "#/home"), h("div", { class: "page" },
      h("section", { class: "score" }, h("p", {}, "当前积分"), h("strong", {}, String(data.score)), h("p", {}, "累计在线时长 " + Kit.clock(data.onlineTime))),
      card("积分明细", h("table", {}, h("tbody", {}, data.detail.map((line) => h("tr", {}, h("td", {}, line.item),
        h("td", {}, line.times + "次"), h("td", { class: "number" }, "+" + line.score)))))),
      card("积分规则", h("ul", { class: "rules" }, ["每日登录 +1 分", "每日打卡 +5 分，漏打卡扣 5 分", "点赞一次 +1 分，转发一次 +2 分", "积分纳入年度考核，按月通报"].map((line) => h("li", {}, line)))),
      card(null, row("查看积分排行榜", "#/rank", "", "rank")))];
  };

  const table = (heads, rows) => h("table", {}, h("thead", {}, h("tr", {}, heads.map((head, i) => h("th", { class: i === heads.length - 1 ? "number" : "" }, head)))),
    h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell, i) => h("td", { class: i === cells.length - 1 ? "number" : "" }, cell))))));

  Pages.rank = async () => {
    const { data } = await Session.call("GET", "/api/rank");
    return [top("积分排行榜", "#/home"), h("div", { class: "page" },
      card("个人积分排名", table(["名次", "姓名", "单位", "积分"], data.persons.map((one) => [medal(one.rank), one.name, one.unit, String(one.score)]))),
      card("单位积分排名", table(["名次", "单位", "积分"], data.units.map((one) => [medal(one.rank), one.unit, String(one.score)]))),
      card("末位通报", h("p", { class: "duty" }, "每月排名末位的个人和单位予以全市通报，连续两月末位的约谈主要负责人。")))];
  };

  Pages.assess = async () => {
    const { data } = await Session.call("GET", "/api/content");
    return [top("月度考核", "#/home"), h("div", { class: "page" },
      card("本月考核得分", table(["单位", "得分", "扣分"], data.assess.map((one) => [one.unit, String(one.score), String(one.minus)]))),
      card("通报批评", h("p", {}, "西岭镇、河口镇因走访轨迹不完整、转发任务未完成，予以通报批评，请于3日内上报整改情况。")))];
  };
})();
