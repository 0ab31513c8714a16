/* My page: signing in (the password is proved, never sent), privacy papers, withdrawal of consent, account deletion. */
"use strict";
const User = (() => {
  const encoder = new TextEncoder();
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  async function proof(password, nonce) {
    const secret = await crypto.subtle.digest("SHA-256", encoder.encode(password));
    const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return hex(await crypto.subtle.sign("HMAC", key, encoder.encode(nonce)));
  }

  async function signIn(username, password) {
    const { nonce } = (await Kit.api("GET", "/api/nonce")).data;
    const answer = await Kit.api("POST", "/api/login", { username, nonce, proof: await proof(password, nonce) });
    if (answer.code === 0) for (const key of ["name", "role"]) sessionStorage.setItem(key, answer.data[key]);
    return answer;
  }

  async function leave() {
    await Kit.api("POST", "/api/logout", {});
    for (const key of ["name", "role"]) sessionStorage.removeItem(key);
  }
  return { name: () => sessionStorage.getItem("name"), leads: () => sessionStorage.getItem("role") === "superior", signIn, leave };
})();
(() => {
  const { h, top, row, card, field } = Kit;

  async function enter(form, problem) {
    const answer = await User.signIn(form.user.value, form.password.value);
    problem.textContent = answer.code === 0 ? "" : answer.msg;
    if (answer.code === 0) location.hash = "#/me";
  }

  Pages.login = async () => {
    const problem = h("p", { class: "problem", role: "alert" });
    const form = h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); enter(form, problem); } },
      field("账号", { name: "user", autocomplete: "off" }), field("密码", { name: "password", type: "password", autocomplete: "off" }),
      problem, h("button", { class: "button", type: "submit" }, "登 录"));
    return [top("账号登录", "#/me"), h("div", { class: "page" }, card("账号登录", form), card(null, h("p", { class: "note" }, "不登录也可浏览指南、网点、通知，提交投诉建议。")))];
  };

  Pages.me = async () => {
    const name = User.name();
    return [
      h("section", { class: "hero small" }, h("h1", {}, name ? name + "，您好" : "您好"), h("p", { class: "hero-line" }, name ? "已登录" : "未登录，可正常浏览")),
      name ? null : card(null, row("登录", "#/login", "", "user")),
      card("隐私与账号", row("隐私政策", "#/privacy", "", "shield"), row("个人信息收集清单", "#/collected", "", "list"), row("第三方共享清单", "#/shared", "", "share"),
        row("撤回同意", "#/withdraw", "", "back"), row("注销账号", "#/cancel", "", "user")),
      card("关于", row("关于本应用", "#/about", "", "flag"), row("投诉建议", "#/complaint", "", "chat")),
      name ? h("button", { class: "button quiet", type: "button", onclick: async () => { await User.leave(); App.show(); } }, "退出登录") : null,
    ];
  };

  const paper = (title, back, lines) => [top(title, back), h("article", { class: "page article" }, card(null, h("h2", {}, title), lines.map((line) => h("p", {}, line))))];

  Pages.privacy = async () => paper("隐私政策", "#/me", [
    "本应用由" + Office.sponsor + "主办（备案编号：" + Office.filing + "）。我们只收集您主动提交的信息。",
    "一、在线预约：收集您填写的姓名、联系电话，用于通知预约结果，预约结束后删除。",
    "二、投诉建议：收集您填写的内容和您自愿上传的照片，用于核实办理。",
    "三、账号登录：收集您的账号，用于识别身份；密码不会被传输或保存为明文。",
    "四、位置：仅在您点击“按距离排序”并允许后获取一次，在本机使用，不上传。",
    "五、我们不接入第三方SDK，不向第三方提供您的个人信息。",
    "六、您可以随时撤回同意、查询更正个人信息、注销账号，申请将在15个工作日内办结。联系方式：投诉建议栏目。",
  ]);
  Pages.collected = async () => paper("个人信息收集清单", "#/me", ["姓名、联系电话：在线预约时由您填写。", "照片：投诉建议时由您自愿上传。", "账号：登录时由您填写。"]);
  Pages.shared = async () => paper("第三方共享清单", "#/me", ["本应用不向任何第三方共享个人信息。"]);
  Pages.about = async () => paper("关于本应用", "#/me", ["主办单位：" + Office.sponsor, "备案编号：" + Office.filing, "ICP备案号：" + Office.icp, "版本：2.0.1", "支持双指放大页面文字。"]);

  Pages.withdraw = async () => [top("撤回同意", "#/me"), h("div", { class: "page" }, card("撤回同意", h("p", {}, "撤回后仍可浏览和提交投诉建议，不影响撤回前的处理。"),
    h("button", { class: "button", type: "button", onclick: () => { localStorage.setItem("consent", "refused"); location.hash = "#/withdrawn"; } }, "确认撤回")))];
  Pages.withdrawn = async () => [top("撤回同意", "#/me"), h("div", { class: "page" }, card("已撤回", h("p", {}, "已撤回同意。您仍可浏览和提交投诉建议。")))];
  Pages.cancel = async () => [top("注销账号", "#/me"), h("div", { class: "page" }, card("注销账号", h("p", {}, "注销后账号及相关个人信息将在15个工作日内删除。"),
    h("button", { class: "button", type: "button", onclick: async () => { await User.leave(); location.hash = "#/me"; } }, "确认注销")))];
})();
