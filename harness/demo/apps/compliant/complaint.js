/* Complaints and suggestions, without signing in: submit, receipt, progress, reply, rating. */
"use strict";
(() => {
  const { h, top, card, field, options } = Kit;
  const RATINGS = ["非常满意", "基本满意", "不满意"];

  async function submit(form, problem) {
    const body = new FormData(), photo = form.photo.files[0];
    body.append("topic", form.topic.value);
    body.append("text", form.text.value);
    if (photo) body.append("photo", photo, "photo.jpg");
    const answer = await Kit.api("POST", "/api/complaint", body);
    if (answer.code === 0) location.hash = "#/receipt/" + answer.data.number;
    else problem.textContent = answer.msg;
  }

  Pages.complaint = async () => {
    const problem = h("p", { class: "problem", role: "alert" });
    const form = h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(form, problem); } },
      field("类别", h("select", { name: "topic" }, options(["服务态度", "办事流程", "系统使用", "其他建议"]))),
      field("内容", h("textarea", { name: "text", placeholder: "请描述您的投诉或建议" })),
      field("照片（选填）", h("input", { type: "file", name: "photo", accept: "image/*" })),
      problem, h("button", { class: "button", type: "submit" }, "提交"));
    return [top("投诉建议", "#/home"), h("div", { class: "page" }, card("我要投诉建议", h("p", { class: "note" }, "无需登录，可匿名提交。我们将在5个工作日内答复。"), form),
      card(null, Kit.row("进度查询", "#/track", "凭受理编号查询", "search")))];
  };

  Pages.receipt = async (number) => [top("提交成功", "#/complaint"), h("div", { class: "page" }, card("已受理",
    h("p", {}, "您的投诉建议已受理。"), h("p", { class: "receipt" }, "受理编号：" + number), h("p", { class: "note" }, "请记下受理编号，可随时查询办理进度。"),
    h("a", { class: "button", href: "#/ticket/" + number }, "查看进度")))];

  Pages.track = async () => {
    const problem = h("p", { class: "problem", role: "alert" });
    const form = h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const number = form.number.value.trim();
      const answer = number ? await Kit.api("GET", "/api/complaint/" + encodeURIComponent(number)) : { code: 1, msg: "请输入受理编号" };
      if (answer.code === 0) location.hash = "#/ticket/" + answer.data.number;
      else problem.textContent = answer.msg;
    } }, field("受理编号", { name: "number", placeholder: "请输入受理编号" }), problem, h("button", { class: "button", type: "submit" }, "查询"));
    return [top("进度查询", "#/home"), h("div", { class: "page" }, card("投诉建议进度查询", form))];
  };

  function rating(ticket) {
    if (ticket.rating) return h("p", { class: "status" }, "感谢您的评价：" + ticket.rating);
    const problem = h("p", { class: "problem", role: "alert" });
    const choices = RATINGS.map((name, i) => h("p", { class: "choice" }, h("input", { type: "radio", name: "rating", id: "rating-" + i, value: name }), h("label", { for: "rating-" + i }, name)));
    const form = h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const answer = await Kit.api("POST", "/api/complaint/" + ticket.number + "/rating", { rating: form.rating.value });
      if (answer.code === 0) form.replaceWith(rating(answer.data));
      else problem.textContent = answer.msg;
    } }, choices, problem, h("button", { class: "button", type: "submit" }, "提交评价"));
    return form;
  }

  Pages.ticket = async (number) => {
    const { code, data, msg } = await Kit.api("GET", "/api/complaint/" + encodeURIComponent(number));
    if (code !== 0) return [top("办理进度", "#/track"), h("div", { class: "page" }, card("查询结果", h("p", {}, msg)))];
    return [top("办理进度", "#/track"), h("div", { class: "page" },
      card("受理编号 " + data.number, h("p", { class: "line" }, "类别：" + data.topic), h("p", { class: "line" }, "内容：" + data.text), data.photo ? h("p", { class: "line" }, "附件：照片1张") : null,
        h("ol", { class: "history" }, data.history.map((step) => h("li", {}, h("strong", {}, step.state), h("span", {}, step.time))))),
      card("办理答复", h("p", {}, data.reply)),
      data.history.some((step) => step.state === "已办结") ? card("满意度评价", rating(data)) : null)];
  };
})();
