// The search page: what is asked stands in the address, what is found in the list.
(() => {
  "use strict";

  const PAGE = 20;
  const PAUSE = 300; // after the last key, in ms
  const PATIENCE = 150; // before what is known so far is shown, or that it takes time
  const ROOT = new URL(document.currentScript.dataset.root || ".", document.baseURI).href;
  const TITLE = document.title;
  const FOLDER = location.protocol === "file:";
  const [form, status, count, list, more, facetBox, help, hints, request] = [
    "search-form", "search-status", "result-count", "results", "more-results", "facets", "search-help", "search-hints", "search-request",
  ].map((id) => document.getElementById(id));
  const box = form.elements.q;

  let opening = null; // the index
  let turn = 0;
  let current = null; // what is shown
  let pause = 0;
  let typing = false; // whether the address is that of words still being typed

  // --- What is asked: the address ---

  function asked() {
    const given = new URLSearchParams(location.search);
    const chosen = Object.keys(SearchFacets.NAMES).map((name) => [name, given.get(name) ?? ""]);
    return { query: given.get("q") ?? "", chosen: Object.fromEntries(chosen), byDate: given.get("sort") === "date" };
  }

  function addressOf({ query, chosen, byDate }) {
    const given = Object.entries({ q: query, ...chosen, sort: byDate ? "date" : "" }).filter(([, value]) => value);
    return `${location.pathname}${given.length ? `?${new URLSearchParams(given)}` : ""}`;
  }

  // Words being typed replace each other in the history, but never what was asked before them.
  function ask(question, whileTyping = false) {
    clearTimeout(pause);
    const address = addressOf(question);
    const same = address === addressOf(asked());
    if (same && whileTyping) return;
    keepPlace();
    if (!same && whileTyping && (typing || !asked().query)) history.replaceState(null, "", address);
    else if (!same) history.pushState(null, "", address);
    typing = whileTyping;
    search();
  }

  // --- The search itself ---

  async function search(wanted = PAGE) {
    const mine = (turn += 1);
    const question = asked();
    if (box.value !== question.query) box.value = question.query;
    wait();
    const slow = setTimeout(() => say(opening?.ready ? "正在查找……" : "正在装入搜索索引……"), PATIENCE);
    try {
      await look(mine, question, wanted);
    } catch (fault) {
      if (mine === turn) fail(fault);
    } finally {
      clearTimeout(slow);
      if (mine === turn) document.title = [question.query.trim().slice(0, 40), TITLE].filter(Boolean).join(" - ");
    }
  }

  async function look(mine, question, wanted) {
    const index = await opened();
    const phrases = SearchWords.phrases(question.query);
    let soon = 0;
    for await (const found of SearchLook.found(index, phrases, question.chosen)) {
      clearTimeout(soon);
      if (mine !== turn) return;
      const showing = () => show({ ...found, index, phrases, question, query: question.query }, wanted);
      if (found.done) await showing();
      else soon = setTimeout(() => showing().catch(fail), PATIENCE);
    }
  }

  // From a folder nothing can be fetched, and trying would only fill the console.
  function opened() {
    if (FOLDER) throw new Error("opened from a folder");
    if (!opening) {
      opening = SearchIndex.open(ROOT);
      opening.then(() => { opening.ready = true; }, () => {});
    }
    return opening;
  }

  // --- What is shown; what was shown before stays until then ---

  function wait() {
    delete count.dataset.count;
    list.setAttribute("aria-busy", "true");
  }

  async function show(found, wanted) {
    const { table } = found.index;
    if (found.done && found.missing.length && found.missing.length >= found.index.parts) throw found.missing[0].fault;
    const narrowed = SearchLook.narrowed(table, found.ranks, found.question.chosen);
    const records = SearchOrder.ordered(table, narrowed, found.ranks, found.question.byDate);
    const mine = turn;
    const already = current?.turn === turn ? current.shown : 0;
    const items = await SearchPassage.items(found, records.slice(0, Math.max(wanted, already)), ROOT);
    if (mine !== turn || (current?.done && current.turn === turn)) return;
    if (items.length && !items.some(Boolean)) throw new Error("no text could be loaded");
    current = { ...found, records, turn, shown: items.length, lost: items.filter((item) => !item).length };
    list.replaceChildren(...items.filter(Boolean));
    SearchFacets.show(facetBox, table, current);
    if (found.missing.length) opening = null;
    announce();
  }

  async function showMore() {
    const mine = turn;
    const { records, shown } = current;
    const items = await SearchPassage.items(current, records.slice(shown, shown + PAGE), ROOT);
    if (mine !== turn) return;
    current.shown += items.length;
    current.lost += items.filter((item) => !item).length;
    list.append(...items.filter(Boolean));
    announce();
    list.children[shown]?.querySelector("a").focus();
  }

  function announce() {
    const { records, question, phrases, done, missing } = current;
    const empty = !phrases.length && !Object.values(question.chosen).some(Boolean);
    const nothing = done && !records.length;
    more.hidden = current.shown >= records.length;
    help.hidden = !nothing;
    if (done) list.removeAttribute("aria-busy");
    say(noticeOf(current, empty));
    count.textContent = empty || (!done && !records.length) ? "" : counted(current);
    if (done && !missing.length && (!empty || question.query.trim())) count.dataset.count = String(records.length);
    const mine = turn;
    hints.replaceChildren();
    request.search = phrases.length ? new URLSearchParams({ info_desc: question.query }) : "";
    if (nothing && !missing.length) SearchHelp.show(hints, current, addressOf, ROOT, () => mine !== turn);
  }

  function noticeOf({ done, searched, missing, lost }, empty) {
    if (empty) return "请输入要查找的词，例如文件名称、文号或者内容里的一句话。";
    const said = [];
    const names = missing.map(({ name }) => name).filter(Boolean).join("、");
    if (missing.length) said.push(`${names ? `${names}的` : "一部分"}索引没有完整装入，那里的文件这次没有查到，请刷新页面再试。`);
    if (lost) said.push(`有 ${lost} 件的内容没有完整装入，没有列出，请刷新页面再试。`);
    if (!done) said.push(`${searched ? `已经查完${searched}的文件，` : ""}还在查找更早的文件……`);
    return said.join("");
  }

  function counted({ records, total, shown, done, missing }) {
    const left = records.length;
    if (left) return `${done && !missing.length ? "" : "已"}找到 ${left} 件${left > shown ? `，已显示 ${shown} 件` : ""}`;
    if (missing.length) return "查过的部分里没有这些词。";
    return total ? "符合所选条件的文件里没有这些词，请放宽条件。" : "没有找到含有这些词的文件。可以少用一个词，或者换一个说法。";
  }

  function say(what) {
    status.textContent = what;
  }

  function fail(fault) {
    opening = null;
    list.replaceChildren();
    list.removeAttribute("aria-busy");
    facetBox.replaceChildren();
    hints.replaceChildren();
    count.textContent = "";
    more.hidden = true;
    help.hidden = false;
    say(FOLDER ? "这一页是从文件夹直接打开的，浏览器不允许搜索。请按下面的年份和栏目查阅，或者访问网站后再搜索。"
      : "搜索索引没有完整装入，这次没有结果。请刷新页面再试；也可以按下面的年份和栏目查阅。");
    if (!FOLDER) console.error(fault);
  }

  // --- What the reader does ---

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (matchMedia("(pointer: coarse)").matches) box.blur(); // its keyboard covers the results
    ask({ ...asked(), query: box.value });
  });

  // While an input method composes, what stands in the box is not a word yet.
  function typed(event) {
    clearTimeout(pause);
    if (!event.isComposing) pause = setTimeout(() => ask({ ...asked(), query: box.value }, true), PAUSE);
  }

  box.addEventListener("input", typed);
  box.addEventListener("compositionstart", () => clearTimeout(pause));
  box.addEventListener("compositionend", typed);

  facetBox.addEventListener("change", ({ target: { name, value } }) => {
    const question = { ...asked(), query: box.value };
    if (name === "sort") ask({ ...question, byDate: value === "date" });
    else ask({ ...question, chosen: { ...question.chosen, [name]: value } });
  });

  more.addEventListener("click", () => showMore().catch(fail));

  // The place in the list is kept for the way back.
  function keepPlace() {
    if (current?.turn === turn) history.replaceState({ shown: current.shown, top: scrollY }, "");
  }

  history.scrollRestoration = "manual";
  list.addEventListener("click", keepPlace);
  addEventListener("pagehide", keepPlace);
  addEventListener("popstate", () => {
    if (location.hash && !history.state) return; // a link within the page
    typing = false;
    clearTimeout(pause);
    returned();
  });

  async function returned() {
    const { shown, top } = history.state ?? {};
    await search(Math.max(shown ?? PAGE, PAGE));
    if (top) scrollTo(0, top);
  }

  returned().then(() => {
    if (!FOLDER && !asked().query) (window.requestIdleCallback ?? setTimeout)(SearchRehearsal.run);
  });
})();
