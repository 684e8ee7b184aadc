// The search page: what is asked stands in the address, what is found in the list.
(() => {
  "use strict";

  const FACETS = { column: "栏目", type: "类型", validity: "有效性", year: "年份", issuer: "发文机关" };
  const PAGE = 20;
  const ROOT = new URL(document.currentScript.dataset.root || ".", document.baseURI).href;
  const [form, status, count, list, more, facetBox, help] = [
    "search-form", "search-status", "result-count", "results", "more-results", "facets", "search-help",
  ].map((id) => document.getElementById(id));

  let opening = null;
  let turn = 0;
  let current = null;

  // --- What is asked: the address ---

  function asked() {
    const given = new URLSearchParams(location.search);
    const chosen = Object.keys(FACETS).map((name) => [name, given.get(name) ?? ""]);
    return { query: given.get("q") ?? "", chosen: Object.fromEntries(chosen), byDate: given.get("sort") === "date" };
  }

  function addressOf({ query, chosen, byDate }) {
    const given = Object.entries({ q: query, ...chosen, sort: byDate ? "date" : "" }).filter(([, value]) => value);
    return `${location.pathname}${given.length ? `?${new URLSearchParams(given)}` : ""}`;
  }

  function ask(question) {
    keepPlace();
    history.pushState(null, "", addressOf(question));
    search();
  }

  // --- The search itself ---

  async function search(shown = PAGE) {
    const mine = (turn += 1);
    const question = asked();
    form.elements.q.value = question.query;
    delete count.dataset.count;
    try {
      const found = await look(question, (what) => mine === turn && say(what));
      if (mine !== turn) return;
      current = { ...found, question, shown: 0 };
      showFacets();
      list.replaceChildren();
      await showMore(mine, shown);
    } catch (fault) {
      if (mine === turn) fail(fault);
    }
  }

  async function look(question, tell) {
    const phrases = SearchWords.phrases(question.query);
    if (!opening) tell("正在装入搜索索引……");
    opening ??= SearchIndex.open(ROOT);
    const index = await opening;
    const all = !phrases.length && Object.values(question.chosen).some(Boolean) && !question.query.trim();
    if (phrases.length) tell("正在查找……");
    const hits = phrases.length ? await together(index, phrases) : all ? everything(index) : new Map();
    const records = narrowed(index, hits, question.chosen);
    return { index, phrases, hits, records: SearchOrder.ordered(index.table, records, hits, question.byDate) };
  }

  // The records that have every phrase, each with how well it has them.
  async function together(index, phrases) {
    const lengths = phrases.map((phrase) => Array.from(phrase).length);
    const ranks = new Map();
    for await (const { hits, fault } of index.find(phrases)) {
      if (fault) throw fault;
      for (const [record, places] of hits) ranks.set(record, SearchOrder.rank(index.table, record, places, lengths));
    }
    return ranks;
  }

  function everything(index) {
    return new Map(Array.from({ length: index.size }, (_, record) => [record, 0]));
  }

  function narrowed(index, hits, chosen, but = "") {
    const wanted = Object.entries(chosen).filter(([name, value]) => value && name !== but);
    const places = wanted.map(([name, value]) => [
      index.table.facets[name].of,
      index.table.facets[name].values.findIndex(([id]) => id === value),
    ]);
    return [...hits.keys()].filter((record) => places.every(([of, place]) => of[record] === place));
  }

  // --- What is shown ---

  async function showMore(mine, wanted) {
    const { index, phrases, records, shown } = current;
    const next = records.slice(shown, shown + wanted);
    const texts = await Promise.all(next.map((record) => index.text(record)));
    if (mine !== turn) return;
    list.append(...next.map((record, place) => shownItem(texts[place], record, phrases)));
    current.shown += next.length;
    more.hidden = current.shown >= records.length;
    announce();
  }

  function shownItem(text, record, phrases) {
    const facets = Object.keys(FACETS).map((name) => current.index.table.facets[name]);
    const names = facets.map(({ values, of }) => values[of[record]]);
    return SearchPassage.item(text, names, phrases, ROOT + text.address);
  }

  function announce() {
    const { records, question, hits, phrases } = current;
    const empty = !phrases.length && !hits.size;
    help.hidden = records.length > 0 || (empty && !question.query);
    say(empty ? "请输入要查找的词，例如文件名称、文号或者内容里的一句话。" : "");
    count.textContent = empty ? "" : counted(records.length);
    if (!empty || question.query.trim()) count.dataset.count = String(records.length);
  }

  function counted(total) {
    if (total) return `找到 ${total} 件${total > current.shown ? `，已显示 ${current.shown} 件` : ""}`;
    return current.hits.size ? "符合所选条件的文件里没有这些词，请放宽条件。" : "没有找到含有这些词的文件。可以少用一个词，或者换一个说法。";
  }

  function say(what) {
    status.textContent = what;
  }

  function fail(fault) {
    opening = null;
    list.replaceChildren();
    facetBox.replaceChildren();
    count.textContent = "";
    more.hidden = true;
    help.hidden = false;
    const folder = location.protocol === "file:";
    say(folder ? "这一页是从文件夹直接打开的，浏览器不允许搜索。请按下面的栏目查阅，或者访问网站后再搜索。"
      : "搜索索引没有完整装入，这次没有结果。请刷新页面再试；也可以按下面的栏目查阅。");
    if (!folder) console.error(fault);
  }

  // --- Narrowing down ---

  function showFacets() {
    const { index, hits, question } = current;
    const fields = Object.keys(FACETS).map((name) => fieldOf(name, index, hits, question.chosen));
    const folded = SearchPassage.element("details");
    folded.open = facetBox.querySelector("details")?.open ?? matchMedia("(min-width: 64.0625em)").matches;
    const summary = SearchPassage.element("summary");
    summary.textContent = "筛选和排序";
    const focused = document.activeElement?.closest("#facets") ? document.activeElement : null;
    folded.append(summary, ...(hits.size ? [sorting(question), ...fields.filter(Boolean)] : []));
    facetBox.replaceChildren(...(hits.size ? [folded] : []));
    if (focused) facetBox.querySelector(`input[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`)?.focus();
  }

  function sorting({ byDate }) {
    const choices = [["relevance", "按相关程度", !byDate], ["date", "按发布日期", byDate]];
    return field("排序", choices.map(([value, name, on]) => choice("sort", value, name, on)));
  }

  function fieldOf(name, index, hits, chosen) {
    const { values, of } = index.table.facets[name];
    const records = narrowed(index, hits, chosen, name);
    const counts = new Map();
    for (const record of records) counts.set(of[record], (counts.get(of[record]) ?? 0) + 1);
    const offered = values.map(([id, label], place) => [id, label, counts.get(place) ?? 0])
      .filter(([id, , number]) => id && (number || id === chosen[name]));
    if (offered.length < 2 && !chosen[name]) return null;
    offered.sort((a, b) => (name === "year" ? Number(b[0]) - Number(a[0]) : b[2] - a[2]));
    const rows = offered.map(([id, label, number]) => choice(name, id, label, id === chosen[name], number));
    return field(FACETS[name], [choice(name, "", "不限", !chosen[name], records.length), ...rows]);
  }

  function field(title, rows) {
    const set = SearchPassage.element("fieldset");
    const legend = SearchPassage.element("legend");
    legend.textContent = title;
    set.append(legend, ...rows);
    return set;
  }

  function choice(name, value, title, on, number) {
    const label = SearchPassage.element("label");
    const input = SearchPassage.element("input");
    Object.assign(input, { type: "radio", name, value, checked: on });
    const words = SearchPassage.element("span");
    words.textContent = title;
    label.append(input, words);
    if (number !== undefined) {
      const total = SearchPassage.element("span", "count");
      total.textContent = String(number);
      label.append(total);
    }
    return label;
  }

  // --- What the reader does ---

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ ...asked(), query: form.elements.q.value });
  });

  facetBox.addEventListener("change", ({ target: { name, value } }) => {
    const question = asked();
    if (name === "sort") ask({ ...question, byDate: value === "date" });
    else ask({ ...question, chosen: { ...question.chosen, [name]: value } });
  });

  more.addEventListener("click", async () => {
    const first = current.shown;
    await showMore(turn, PAGE).catch(fail);
    list.children[first]?.querySelector("a").focus();
  });

  // The place in the list is kept for the way back.
  function keepPlace() {
    if (current) history.replaceState({ shown: current.shown, top: scrollY }, "");
  }

  history.scrollRestoration = "manual";
  addEventListener("pagehide", keepPlace);
  addEventListener("popstate", returned);

  async function returned() {
    const { shown, top } = history.state ?? {};
    await search(Math.max(shown ?? PAGE, PAGE));
    if (top) scrollTo(0, top);
  }

  returned();
})();
