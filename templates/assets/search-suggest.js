// Suggestions under a search box: a combobox with a list (ARIA 1.2). Enter searches, or opens what the arrows chose.
const SearchSuggest = (() => {
  "use strict";

  const MOST = 8;
  const MOST_OVER_RESULTS = 5;

  function attend(field, root) {
    const most = field.form.id === "search-form" ? MOST_OVER_RESULTS : MOST;
    const list = element("ul", { id: "suggestions", role: "listbox", "aria-label": "名称、文号相符的文件" });
    const heard = element("span", { class: "sr", role: "status" });
    list.hidden = true;
    let titles = [];
    let chosen = -1;
    let turn = 0;

    async function suggest() {
      const mine = (turn += 1);
      const phrases = SearchWords.phrases(field.value);
      choose(-1);
      let known = [];
      try {
        if (phrases.length) {
          for await (known of SearchTitles.matching(root, phrases, most)) {
            if (mine !== turn) return;
            show(known, phrases);
          }
        }
      } catch { /* what could be loaded is there */ }
      if (!known.length && mine === turn) show([], phrases);
    }

    // A choice made among the first stays while more come.
    function show(found, phrases) {
      const kept = titles[chosen];
      titles = found;
      list.replaceChildren(...found.map((title, place) => option(title, place, phrases)));
      open(found.length > 0);
      choose(found.indexOf(kept));
      heard.textContent = found.length ? `有 ${found.length} 条建议，按上下键选择` : "";
    }

    function open(yes) {
      list.hidden = !yes;
      field.setAttribute("aria-expanded", String(yes));
      if (!yes) choose(-1);
    }

    function close() {
      turn += 1;
      heard.textContent = "";
      open(false);
    }

    function choose(place) {
      list.children[chosen]?.setAttribute("aria-selected", "false");
      chosen = place;
      const option = list.children[place];
      if (!option) return field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      list.scrollTop = Math.min(option.offsetTop, Math.max(list.scrollTop, option.offsetTop + option.offsetHeight - list.clientHeight));
      return field.setAttribute("aria-activedescendant", option.id);
    }

    function go(place) {
      close();
      location.assign(root + titles[place].address);
    }

    // One step past either end is the field itself.
    function step(by) {
      if (list.hidden) return suggest();
      const stops = titles.length + 1;
      return choose(((chosen + 1 + by + stops) % stops) - 1);
    }

    const keys = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Escape: () => !list.hidden && (close(), true),
      Enter: () => (chosen >= 0 ? (go(chosen), true) : (close(), false)),
    };

    field.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
      if (keys[event.key]() !== false) event.preventDefault();
    });
    field.addEventListener("input", (event) => { if (!event.isComposing) suggest(); });
    field.addEventListener("compositionend", suggest);
    field.addEventListener("blur", close);
    addEventListener("scroll", close, { passive: true });
    field.form.addEventListener("submit", close);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", ({ target }) => {
      const place = [...list.children].indexOf(target.closest("li"));
      if (place >= 0) go(place);
    });

    const said = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value);
    field.form.append(list, heard);
    SearchTitles.begin(root);
    if (field.value && document.activeElement === field) suggest();
  }

  function option({ title, doc_no, date, state }, place, phrases) {
    const entry = element("li", { id: `suggestion-${place}`, role: "option", "aria-selected": "false" });
    const facts = element("span", { class: "suggestion-facts" });
    const name = element("span", {});
    name.append(...SearchMarks.marked(title, phrases));
    facts.append(...[doc_no, date || "依申请公开", state].filter(Boolean).join(" · "));
    entry.append(name, " ", facts);
    return entry;
  }

  function element(name, attributes) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  return { attend };
})();
