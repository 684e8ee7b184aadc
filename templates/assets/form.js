// Filling in a form: checked while typing, kept through a reload, read once more before it is sent, then the receipt.
// Without scripts the same form is posted, and the gateway shows the same steps.
(() => {
  "use strict";

  const form = document.getElementById("request-form");
  const definition = JSON.parse(document.getElementById("form-definition").textContent);
  const check = FormCheck.of(definition);
  const page = FormPage.of(form, check);
  const { element } = FormPage;
  const gateway = form.dataset.way === "self" ? FormSend.to(form.action) : null;
  const status = document.getElementById("form-status");
  const steps = Array.from(document.querySelectorAll(".progress li"));
  const KEPT = `gongkai-form-${form.dataset.form}`;
  const known = document.getElementById("known");
  const CONTACTS = document.querySelector(".ways");
  const touched = new Set();
  let step = null;
  let tried = false;

  // --- Kept through a reload: never what is sensitive, never files ---

  function keep() {
    const open = check.fields.filter((field) => !field.sensitive && field.kind !== "file" && field.kind !== "identity");
    const values = page.values();
    const kept = Object.fromEntries(open.map((field) => [field.name, values[field.name]]).filter(([, value]) => value));
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ from: location.search, values: kept }));
    } catch { /* what cannot be kept is lost with the page only */ }
  }

  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
    } catch {
      return {};
    }
  }

  function forget() {
    try {
      sessionStorage.removeItem(KEPT);
    } catch { /* nothing was kept */ }
  }

  // --- Filled in by where the reader comes from: a line of the catalogue, a document ---

  const MAY_BE_GIVEN = new Set(["line", "text", "subject", "document"]);

  function fill(given) {
    const names = check.fields.filter((field) => MAY_BE_GIVEN.has(field.kind) && !field.sensitive && given.get(field.name))
      .map((field) => field.name);
    for (const name of names) page.write(name, given.get(name));
    return names;
  }

  function begin() {
    const { from, values = {} } = kept();
    for (const field of check.fields) if (values[field.name]) page.write(field.name, values[field.name]);
    const line = location.hash && document.getElementById(location.hash.slice(1));
    const link = line?.querySelector?.("a.fill");
    const names = link ? fill(new URL(link.href).searchParams) : from === location.search ? [] : fill(new URLSearchParams(location.search));
    page.arrange();
    for (const { name, kind } of check.fields) if (kind === "document" && page.values()[name]) lookUp(name);
    if (names.length) tellFilled(names);
    if (link) page.focus(names[0]);
  }

  function tellFilled(names) {
    const labels = names.map((name) => `“${check.fields.find((field) => field.name === name).label}”`).join("、");
    status.textContent = `已经替您填好${labels}，请核对，其余各项请接着填写。`;
    keep();
  }

  known?.addEventListener("click", (event) => {
    const link = event.target.closest("a.fill");
    if (!link) return;
    event.preventDefault();
    const names = fill(new URL(link.href).searchParams);
    tellFilled(names);
    page.focus(names[0]);
  });

  // --- Checked while filling in: a field when it is left, and again at each change once it was wrong ---

  function review(name) {
    const faults = check.faults(page.values(), page.files());
    const fault = faults.find((one) => one.field === name && (tried || one.code !== "required" && one.code !== "contact"));
    page.showFault(name, fault);
    if (!tried) return;
    for (const field of check.fields) if (field.name !== name) page.showFault(field.name, faults.find((one) => one.field === field.name));
  }

  form.addEventListener("focusout", ({ target }) => {
    const name = page.nameOf(target);
    if (!name || target.type === "radio" || target.type === "checkbox") return;
    touched.add(name);
    afterPress(() => review(name));
  });

  // A fault that appears while the mouse is down moves away what was about to be clicked.
  let pressed = false;
  const waiting = [];

  function afterPress(act) {
    if (pressed) waiting.push(act);
    else act();
  }

  addEventListener("pointerdown", () => (pressed = true), true);
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => setTimeout(() => {
      pressed = false;
      for (const act of waiting.splice(0)) act();
    }), true);
  }

  form.addEventListener("input", ({ target }) => {
    gateway?.prepare();
    page.arrange();
    keep();
    const name = page.nameOf(target);
    if (name && (touched.has(name) || tried || target.type === "file")) review(name);
    if (name) count(name);
    if (name && check.fields.find((field) => field.name === name).kind === "document") lookUp(name);
  });

  // How much is written, once most of what may be is.
  function count(name) {
    const field = check.fields.find((one) => one.name === name);
    if (!field.most || field.kind === "file" || field.most < 100) return;
    const length = Array.from(page.values()[name].trim()).length;
    let place = page.boxes.get(name).querySelector(".counted");
    if (!place) page.boxes.get(name).append((place = element("p", "counted")));
    place.textContent = length ? `已写${length}字，最多${field.most}字` : "";
  }

  // The document a form is about is shown by its title, or said to be missing.
  async function lookUp(name) {
    if (page.inputs.get(name)[0].type === "hidden") return;
    const number = check.clean(page.values())[name] ?? "";
    const place = page.boxes.get(name).querySelector(".found") ?? element("p", "found hint");
    place.setAttribute("role", "status");
    page.boxes.get(name).append(place);
    place.textContent = "";
    if (!/^\d{4}-\d{5}$/u.test(number) || location.protocol === "file:") return;
    const address = `${form.dataset.root}d/${number}.html`;
    const answer = await fetch(address).catch(() => null);
    if (!answer || number !== check.clean(page.values())[name]) return;
    if (!answer.ok) {
      place.textContent = `本网站没有编号为${number}的文件，请核对。`;
      return;
    }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("h1");
    const link = element("a", "", found?.textContent.trim() ?? number);
    link.href = address;
    place.replaceChildren(link);
  }

  // --- Sent: first read once more ---

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tried = true;
    const faults = check.faults(page.values(), page.files());
    page.showFaults(faults);
    const wrong = faults.filter((fault) => fault.severity !== "warning");
    page.summarise(`有${wrong.length}处需要修改`, wrong);
    if (!wrong.length) readOnceMore(faults);
  });

  function readOnceMore(warnings) {
    gateway?.prepare();
    const section = element("section", "check-step");
    const heading = headed(section, "请核对您填写的内容");
    const doubts = warnings.length ? [FormPage.box("下面几处不妨再看看，没有问题可以直接提交", warnings.map((fault) => element("li", "", fault.message)), "summary warn")] : [];
    const acts = element("p", "form-acts");
    const back = button("返回修改", () => goBack());
    const send = button(gateway ? "确认提交" : "提交", () => deliver(section, send, back), "main");
    acts.append(send, back);
    section.append(...doubts, answered(), acts);
    show(section, 1);
    heading.focus();
  }

  function answered() {
    const list = element("dl", "answers");
    const answers = check.clean(page.values());
    const files = page.files();
    for (const field of check.fields) {
      const text = field.kind === "file" ? named(files[field.name]) : inWords(field, answers[field.name]);
      if (!text) continue;
      const row = element("div");
      row.append(element("dt", "", field.label), element("dd", "", text));
      list.append(row);
    }
    return list;
  }

  const named = (files) => files.map((file) => `${file.name}（${FormCheck.inWords(Math.max(1000, file.size))}）`).join("、");

  function inWords(field, value) {
    if (!value) return "";
    if (field.kind === "check") return "是";
    return field.choices?.find(([offered]) => offered === value)?.[1] ?? value;
  }

  function goBack(name = "") {
    show(null, 0);
    if (name) page.focus(name);
    else form.querySelector("button[type=submit]").focus();
  }

  function show(section, place) {
    step?.remove();
    step = section;
    form.parentElement.classList.toggle("reading", Boolean(section));
    for (const beside of [form, known]) if (beside) beside.hidden = Boolean(section);
    if (section) form.after(section);
    steps.forEach((item, index) => {
      item.classList.toggle("done", index < place);
      if (index === place) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
    if (section) (document.querySelector(".progress") ?? section).scrollIntoView();
  }

  async function deliver(section, send, back) {
    if (!gateway) {
      forget();
      form.submit();
      return;
    }
    send.disabled = back.disabled = true;
    section.querySelector(".summary:not(.warn)")?.remove();
    const [bar, said] = progress(section);
    const { status: answer, body } = await gateway.send(new FormData(form), (part) => {
      bar.value = part;
      said.textContent = part < 1 ? `正在上传：${Math.floor(part * 100)}%` : "已经上传，正在登记……";
    });
    bar.remove();
    said.remove();
    send.disabled = back.disabled = false;
    if (answer === 201 && body?.receipt) showReceipt(body);
    else if (answer === 422 && body?.errors?.length) refuse(body.errors);
    else fail(section, answer, body);
  }

  function progress(section) {
    const bar = element("progress", "sending");
    bar.max = 1;
    bar.setAttribute("aria-label", "提交进度");
    const said = element("p", "hint", "正在提交……");
    said.setAttribute("role", "status");
    section.append(said, bar);
    return [bar, said];
  }

  function refuse(errors) {
    show(null, 0);
    const faults = errors.map(({ field, code, message }) => ({ field, code, message, severity: "error" }));
    page.showFaults(faults);
    page.summarise(`有${faults.length}处需要修改`, faults);
  }

  // Nothing is said to be received unless the gateway said so.
  function fail(section, answer, body) {
    const lines = [];
    if (answer === 0) {
      lines.push("没有连上受理程序，不知道是否收到。您填的内容还在，请过一会儿再点“确认提交”。");
      if (gateway.isKnown()) lines.push("重复提交的同一份内容只登记一次。");
    } else if (answer === 409) {
      lines.push(body?.detail ?? "这张表单刚刚更新过。", "请刷新本页，您填的内容会留下，证件号码和文件要重新填写、选择。");
    } else lines.push(body?.detail ?? body?.title ?? "受理程序没有收下这份内容，请过一会儿再试。");
    const box = FormPage.box("没有提交成功", lines.map((line) => element("li", "", line)));
    if (answer === 409) box.append(button("刷新本页", () => location.reload()), element("p", "", "刷新以后还是这样的，"));
    if (answer === 0) box.append(element("p", "", "一直连不上的，"));
    if (answer === 409 || answer === 0) box.append(button("换一种方式提交", () => form.submit()));
    if (CONTACTS) box.append(element("p", "", "也可以当面、邮寄提交，或者打电话："), CONTACTS.cloneNode(true));
    section.prepend(box);
    box.focus();
    box.scrollIntoView({ block: "center" });
  }

  function showReceipt({ receipt, received_at: received, view_url: address, limits = [] }) {
    forget();
    const section = element("section", "receipt");
    const heading = headed(section, "已提交，待工作人员与您确认收到");
    const link = element("a", "", "查看办理情况");
    const view = element("p");
    link.href = address;
    view.append(link, "（请保存这个网址，它相当于查询的钥匙）");
    const list = element("ul", "limits");
    list.append(...limits.map((limit) => element("li", "", limit)));
    const acts = element("p", "form-acts");
    acts.append(button("打印回执", () => print(), "main"));
    section.append(element("p", "hint", "回执编号"), element("p", "receipt-no", receipt),
      element("p", "", `提交时间：${inShanghai(received)}`), view, list, element("h2", "", "您提交的内容"), answered(), acts);
    if (CONTACTS) section.append(onPaper());
    show(section, 2);
    form.remove();
    heading.focus();
  }

  // On a screen the ways to reach the office stand beside the receipt; a printed one takes them along.
  function onPaper() {
    const box = element("section", "on-paper");
    box.append(element("h2", "", "联系方式"), CONTACTS.cloneNode(true));
    return box;
  }

  function inShanghai(moment) {
    const options = { timeZone: "Asia/Shanghai", dateStyle: "long", timeStyle: "short", hour12: false };
    const time = new Date(moment);
    return Number.isNaN(time.getTime()) ? moment : `${new Intl.DateTimeFormat("zh-CN", options).format(time)}（北京时间）`;
  }

  function headed(section, title) {
    const heading = element("h2", "", title);
    heading.tabIndex = -1;
    section.append(heading);
    return heading;
  }

  function button(label, act, className = "") {
    const made = element("button", className, label);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  form.querySelector(".form-acts").append(button("清空重填", () => {
    forget();
    form.reset();
    tried = false;
    touched.clear();
    page.showFaults([]);
    page.summarise("", []);
    page.arrange();
    status.textContent = "已经清空。";
  }));

  form.classList.add("live");
  begin();
})();
