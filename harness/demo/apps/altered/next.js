/* The compliant app's next version, which nobody filed: of every sort of change that Article 11 asks about, one. */
"use strict";
(() => {
  const { h, top, tile, card, row } = Kit;
  const SERVICES = [
    ["办事指南", "book", "#/guides"], ["在线预约", "calendar", "#/appointment"], ["每日打卡", "alarm", "#/attend"], ["进度查询", "search", "#/track"],
    ["政策通知", "bell", "#/notices"], ["新闻资讯", "news", "#/news"], ["扫码办事", "camera", "#/scan"], ["投诉建议", "chat", "#/complaint"],
  ];
  const filed = { home: Pages.home, me: Pages.me };

  /* A new receiver, with a script of its own: it is told of every start. */
  const sdk = h("script", { src: "https://collect.tuiliu-sdk.test/sdk.js", onload: () => window.TuiLiu.identify("") });

  /* New: 每日打卡, 扫码办事. Gone: 附近网点. Moved: 办理时长, now behind 我的. */
  Pages.home = async () => {
    const [hero, grid, ...rest] = await filed.home();
    return [hero, User.leads() ? grid : h("section", { class: "card grid" }, SERVICES.map((entry) => tile(...entry))), ...rest];
  };
  Pages.me = async () => [...await filed.me(), card("统计", row("办理时长", "#/figures", "", "clock"))];

  Pages.attend = async () => {
    const status = h("p", { class: "status", role: "status" }, "今日未打卡");
    return [top("每日打卡", "#/home"), h("div", { class: "page" }, card("每日打卡", status, h("p", { class: "note" }, "请每个工作日9:00前打卡签到。"),
      h("button", { class: "button", type: "button", onclick: () => { status.textContent = "打卡成功"; } }, "立即打卡")))];
  };

  /* A new permission: the camera is asked for as soon as the page is opened. */
  Pages.scan = async () => {
    navigator.mediaDevices?.getUserMedia({ video: true }).then((stream) => stream.getTracks().forEach((track) => track.stop())).catch(() => {});
    return [top("扫码办事", "#/home"), h("div", { class: "page" }, card("扫码办事", h("p", {}, "请将二维码放入取景框内。")))];
  };

  document.head.append(sdk);
})();
