/* The course that cannot be finished before its time, and the reading corner that must be shared before it is read on. */
"use strict";
(() => {
  const { h, top, row, card, icon } = Kit;
  const COURSE = "督办业务规范网络课程", COURSE_MINUTES = 10;
  const shared = new Set();

  Pages.study = async () => {
    const { data } = await Session.call("GET", "/api/content");
    return [top("学习园地", "#/home"), h("div", { class: "page" },
      card("必修课程", row(COURSE, "#/course", COURSE_MINUTES + "分钟", "clock")),
      card("必读文章", data.articles.map((article) => row(article.title, "#/article/" + article.id, article.date.slice(5), "book"))),
      card("学习要求", h("p", { class: "duty" }, "每人每周须完成学习并转发不少于5次，点赞数、转发数计入个人积分。")))];
  };

  Pages.course = async () => [top("课程学习", "#/study"), h("div", { class: "page" }, card(COURSE,
    h("p", {}, "督办事项实行分级登记、限时办理、闭环销号。"),
    h("p", { class: "duty" }, "本课程须学习满" + COURSE_MINUTES + "分钟方可完成，离开页面重新计时。"),
    h("p", { class: "status", role: "status" }, "还需学习" + COURSE_MINUTES + "分钟"),
    h("button", { class: "button", type: "button", disabled: true }, "完成学习")))];

  function demandShare(article, after) {
    const gate = Kit.dialog({
      title: "请先转发本文", kind: "gate",
      content: [h("p", {}, "本文为必读必转文章，须转发后方可继续阅读。转发数计入个人积分和单位排名。")],
      actions: [h("button", { class: "button", type: "button", onclick: () => share(article, after, gate) }, "立即转发")],
    });
    window.addEventListener("hashchange", () => gate.close(), { once: true });
  }

  async function share(article, after, gate) {
    const { data } = await Session.call("POST", "/api/share", { article: article.id });
    shared.add(article.id);
    if (gate) gate.close();
    after("转发成功，我的转发数 " + data.shareCount + "，积分 " + data.points);
  }

  async function like(article, after) {
    const { data } = await Session.call("POST", "/api/like", { article: article.id });
    after("点赞成功，我的点赞数 " + data.likeCount + "，积分 " + data.points);
  }

  async function finish(article, after) {
    await Session.call("POST", "/api/study/finish", { article: article.id });
    after("已完成学习，积分 +2");
  }

  Pages.article = async (id) => {
    const { data } = await Session.call("GET", "/api/content");
    const article = data.articles.find((one) => String(one.id) === id);
    const status = h("p", { class: "status", role: "status" });
    const rest = h("div", {});
    const say = (text) => { status.textContent = text; rest.replaceChildren(...article.text.slice(1).map((line) => h("p", {}, line))); };
    const act = (name, picture, action) => h("button", { class: "button quiet", type: "button", onclick: () => action(article, say) }, icon(picture), name);
    if (shared.has(article.id)) say("已转发"); else setTimeout(() => demandShare(article, say), 0);
    return [top("文章阅读", "#/study"), h("article", { class: "page article" }, card(null,
      h("h2", {}, article.title), h("p", { class: "meta" }, "林城学习　" + article.date), h("p", {}, article.text[0]), rest, status,
      h("div", { class: "buttons" }, act("点赞", "thumb", like), act("立即转发", "share", (one, after) => share(one, after))),
      h("div", { class: "buttons" }, act("完成学习", "check", finish))))];
  };
})();
