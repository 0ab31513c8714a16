"use strict";
// One page, its functions behind "#/...". What the server plans for a visitor decides how the app fares.
const NOTICES = [
  ["关于延长办事窗口服务时间的通知", "自下月起，综合窗口每周三延时服务至十九时。"],
  ["关于居民医保集中缴费期的公告", "集中缴费期为九月一日至十二月三十一日。"],
  ["关于公租房申请材料的说明", "申请人携带身份证明与收入证明到街道窗口办理。"],
];
const main = document.querySelector("main");
const kept = []; // the leaking app never lets go of what it has shown
let visit = null;

const section = (title, inside) => `<section><h1>${title}</h1>${inside}</section>`;
const pages = {
  "#/": () => section("通知公告", `<ul>${NOTICES.map(([title], i) => `<li><a href="#/notice/${i}">${title}</a></li>`)
    .join("")}</ul>`) + section("查询", '<label for="word">关键词</label><input id="word" type="search">'),
  "#/progress": () => section("办理进度", `<ol>${visit.plan.steps.map((step) => `<li>${step}</li>`).join("")}</ol>`
    + "<p>您的事项已受理。</p>"),
  "#/about": () => section("关于", "<p>本应用提供通知公告与办理进度查询，不收集个人信息。</p>"),
};
const notice = (index) => {
  const [title, text] = NOTICES[index] || NOTICES[0];
  if (visit.keeps) kept.push(Array.from({ length: 24000 }, (_, i) => i + kept.length + 0.5));
  return section(title, `<p>${text}</p><p>第 ${visit.plan.steps.length} 项已公布。</p>`);
};

const show = () => {
  const way = location.hash || "#/";
  if (way === "#/") { main.innerHTML = pages["#/"](); return; }
  if (!visit.plan) document.body.replaceChildren(); // the shell is taken down before its data are looked at
  const match = /^#\/notice\/(\d)$/.exec(way);
  main.innerHTML = match ? notice(Number(match[1])) : (pages[way] || pages["#/about"])();
};

fetch("/api/visit").then((answer) => answer.json()).then((told) => {
  visit = told;
  addEventListener("hashchange", show);
  show();
});
