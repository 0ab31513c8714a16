/* Home and what can be read without signing in: news, notices, guides, figures. */
"use strict";
const Pages = {};
const Office = { sponsor: "云台市数据局", filing: "政务应用备2026-000123号", icp: "赣ICP备2026000321号-1" };
const Texts = (() => {
  let texts = null;
  return async () => (texts = texts || (await Kit.api("GET", "/api/content")).data);
})();
(() => {
  const { h, top, tile, row, card } = Kit;
  const SERVICES = [
    ["办事指南", "book", "#/guides"], ["在线预约", "calendar", "#/appointment"], ["附近网点", "pin", "#/offices"], ["进度查询", "search", "#/track"],
    ["政策通知", "bell", "#/notices"], ["新闻资讯", "news", "#/news"], ["办理时长", "clock", "#/figures"], ["投诉建议", "chat", "#/complaint"],
  ];

  /* Who leads the office sees how the services run as a whole; no person and no unit is named there. */
  const LEADERS = [["运行概览", "chart", "#/overview"], ["政策通知", "bell", "#/notices"], ["新闻资讯", "news", "#/news"], ["办理时长", "clock", "#/figures"]];

  const imprint = () => h("section", { class: "imprint" },
    h("p", {}, "主办单位：" + Office.sponsor), h("p", {}, "备案编号：" + Office.filing), h("p", { class: "icp" }, "ICP备案号：" + Office.icp));

  Pages.home = async () => {
    const { news, notices } = await Texts();
    const hero = h("section", { class: "hero" }, h("h1", {}, "云台通办"), h("p", { class: "hero-line" }, "企业群众办事，一站办好"), imprint());
    if (User.leads()) return [hero, h("section", { class: "card grid" }, LEADERS.map((entry) => tile(...entry)))];
    return [
      hero,
      h("section", { class: "card grid" }, SERVICES.map((entry) => tile(...entry))),
      card("政策通知", notices.slice(0, 3).map((one) => row(one.title, "#/notice/" + one.id, one.date.slice(5)))),
      card("新闻资讯", news.slice(0, 3).map((one) => row(one.title, "#/article/" + one.id, one.date.slice(5)))),
    ];
  };

  const list = (title, articles, route) => [top(title, "#/home"), h("div", { class: "page" }, card(null,
    articles.map((one) => row(one.title, route + one.id, one.date.slice(5)))))];
  const reader = (title, back, one) => [top(title, back), h("article", { class: "page article" }, card(null,
    h("h2", {}, one.title), h("p", { class: "meta" }, one.source + "　" + one.date), one.text.map((line) => h("p", {}, line))))];
  const byId = (articles, id) => articles.find((one) => String(one.id) === id) || articles[0];

  Pages.news = async () => list("新闻资讯", (await Texts()).news, "#/article/");
  Pages.article = async (id) => reader("新闻详情", "#/news", byId((await Texts()).news, id));
  Pages.notices = async () => list("政策通知", (await Texts()).notices, "#/notice/");
  Pages.notice = async (id) => reader("通知详情", "#/notices", byId((await Texts()).notices, id));

  Pages.guides = async () => [top("办事指南", "#/home"), h("div", { class: "page" }, card(null,
    (await Texts()).guides.map((one) => row(one.title, "#/guide/" + one.id, "", "book"))))];

  Pages.guide = async (id) => {
    const guide = byId((await Texts()).guides, id);
    return [top("办事指南", "#/guides"), h("div", { class: "page" }, card(guide.title,
      [["受理条件", guide.condition], ["所需材料", guide.papers], ["办理地点", guide.place], ["收费标准", "不收费"]].map(
        ([name, text]) => h("p", { class: "line" }, h("strong", {}, name), "　" + text))))];
  };

  Pages.overview = async () => {
    const { code, data, msg } = await Kit.api("GET", "/api/overview");
    const lines = code === 0 ? data.overview.map((one) => h("p", { class: "line" }, h("strong", {}, one.name), "　" + one.value)) : [h("p", {}, msg)];
    return [top("运行概览", "#/home"), h("div", { class: "page" }, card("服务运行情况", lines, h("p", { class: "note" }, "以上为全市服务的汇总数据，不涉及任何单位和个人。")))];
  };

  Pages.figures = async () => {
    const { figures } = await Texts();
    const longest = Math.max(...figures.map((one) => one.days));
    return [top("办理时长", "#/home"), h("div", { class: "page" }, card("平均办理时长统计", figures.map((one) => h("div", { class: "bar-line" },
      h("span", {}, one.item), h("span", { class: "bar" }, h("i", { style: "width:" + (one.days / longest) * 100 + "%" })), h("span", {}, one.days + "天")))),
      h("p", { class: "note" }, "以上为各类事项的平均办理时长，供办事参考。"))];
  };
})();
