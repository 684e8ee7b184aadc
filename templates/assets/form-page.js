// The form on the page: its answers are read and written, its faults shown, what is not asked is put away.
const FormPage = (() => {
  "use strict";

  const NOTE = "必填";

  function element(tag, className = "", text = "") {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function of(form, check) {
    const boxes = new Map(check.fields.map((field) => [field.name, form.querySelector(`[data-field="${field.name}"]`)]));
    const inputs = new Map(check.fields.map((field) => [field.name, Array.from(form.elements).filter((one) => one.name === (field.sent ?? field.name))]));
    let summary = null;

    // --- Answers ---

    function values() {
      return Object.fromEntries(check.fields.filter((field) => field.kind !== "file").map((field) => [field.name, valueOf(field.name)]));
    }

    function valueOf(name) {
      const [first] = inputs.get(name);
      if (first.type === "radio" || first.type === "checkbox") return inputs.get(name).find((one) => one.checked)?.value ?? "";
      return first.value;
    }

    function write(name, value) {
      const [first] = inputs.get(name);
      if (first.type === "radio" || first.type === "checkbox") for (const one of inputs.get(name)) one.checked = one.value === value;
      else first.value = value;
    }

    function files() {
      const chosen = check.fields.filter((field) => field.kind === "file");
      return Object.fromEntries(chosen.map((field) => [field.name, Array.from(inputs.get(field.name)[0].files)]));
    }

    // --- What is asked ---

    function arrange() {
      const answers = check.clean(values());
      for (const field of check.fields) {
        const asked = check.isAsked(field, answers);
        boxes.get(field.name).hidden = !asked;
        for (const one of inputs.get(field.name)) one.disabled = !asked;
        if (field.required_when) mark(field, check.isRequired(field, answers));
      }
    }

    function mark(field, required) {
      const label = boxes.get(field.name).querySelector("label, legend");
      const there = label.querySelector(".must");
      if (required && !there) label.append(" ", element("span", "must", NOTE));
      else if (!required && there) there.remove();
      inputs.get(field.name)[0].setAttribute("aria-required", String(required));
    }

    // --- Faults ---

    function showFault(name, fault) {
      const box = boxes.get(name);
      const place = box.querySelector(".fault");
      if (!place) return;
      place.textContent = fault?.message ?? "";
      place.hidden = !fault;
      const wrong = Boolean(fault) && fault.severity !== "warning";
      box.classList.toggle("wrong", wrong);
      box.classList.toggle("doubtful", Boolean(fault) && !wrong);
      for (const one of inputs.get(name)) {
        if (wrong) one.setAttribute("aria-invalid", "true");
        else one.removeAttribute("aria-invalid");
      }
    }

    function showFaults(faults) {
      for (const field of check.fields) showFault(field.name, faults.find((fault) => fault.field === field.name));
    }

    // The summary of all faults takes the focus, and each of its lines leads to its field.
    function summarise(title, faults) {
      summary?.remove();
      summary = null;
      if (!faults.length) return;
      summary = box(title, faults.map((fault) => {
        if (!inputs.has(fault.field)) return element("li", "", fault.message);
        const line = element("li");
        const link = element("a", "", fault.message);
        link.href = `#f-${fault.field}`;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          focus(fault.field);
        });
        line.append(link);
        return line;
      }));
      form.prepend(summary);
      summary.focus();
    }

    function focus(name) {
      const input = inputs.get(name).find((one) => one.checked) ?? inputs.get(name)[0];
      input.focus();
      boxes.get(name).scrollIntoView({ block: "center" });
    }

    const nameOf = (input) => check.fields.find((field) => inputs.get(field.name).includes(input))?.name;

    return { boxes, inputs, values, files, write, arrange, showFault, showFaults, summarise, focus, nameOf };
  }

  function box(title, lines, className = "summary") {
    const made = element("div", className);
    made.tabIndex = -1;
    made.setAttribute("role", "group");
    const heading = element("h2", "", title);
    heading.id = `${className.split(" ")[0]}-title`;
    made.setAttribute("aria-labelledby", heading.id);
    const list = element("ul");
    list.append(...lines);
    made.append(heading, ...(lines.length ? [list] : []));
    return made;
  }

  return { of, element, box };
})();
