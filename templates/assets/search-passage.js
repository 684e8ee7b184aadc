// A result as it is shown: its title, the passage around what was found, and what kind of document it is.
const SearchPassage = (() => {
  "use strict";

  const BEFORE = 24;
  const LENGTH = 110;

  // The list item of a record; `names` are what its facets call it.
  function item(text, names, phrases, address) {
    const entry = element("li");
    const heading = element("h2");
    const link = element("a", "result-link");
    link.href = address;
    link.append(...marked(text.title, phrases));
    heading.append(link, ...validityMark(names));
    entry.append(heading, ...passages(text, names, phrases), facts(text, names, phrases));
    return entry;
  }

  function validityMark([, , validity]) {
    if (!validity[0]) return [];
    const mark = element("span", `mark v-${validity[0]}`);
    mark.textContent = validity[1];
    return [" ", mark];
  }

  // Column and date are not searched, so nothing is marked in them.
  function facts(text, [column, , , , issuer], phrases) {
    const line = element("p", "result-meta");
    const parts = [[column[1]], marked(issuer[1], phrases), marked(text.doc_no, phrases), [text.date]];
    const shown = parts.filter((nodes) => nodes.some((node) => node !== ""));
    shown.forEach((nodes, place) => line.append(...(place ? [" · "] : []), ...nodes));
    return line;
  }

  // The first block of each phrase that neither title nor facts show; the beginning where nothing is left to show.
  function passages(text, names, phrases) {
    const blocks = shownBlocks(text);
    const shown = [];
    for (const phrase of phrases) {
      if (shown.some(({ form }) => form.includes(phrase))) continue;
      const block = blocks.find(({ form }) => form.includes(phrase));
      if (block) shown.push(block);
    }
    const best = shown.length ? shown : blocks.slice(0, 1);
    return best.slice(0, 2).map((block) => passage(block, phrases));
  }

  function shownBlocks(text) {
    const labelled = [
      ...text.blocks.map((block) => ["", block]),
      ...text.attachments.flatMap(([title, ...pages]) => pages.map((page) => [`附件“${title}”：`, page])),
      ...text.attachments.map(([title]) => ["附件：", title]),
      ["索引号：", text.index_no],
      ["关键词：", text.keywords.join("、")],
    ];
    return labelled.filter(([, block]) => block).map(([label, block]) => ({ label, block, form: SearchWords.normalForm(block) }));
  }

  function passage({ label, block }, phrases) {
    const line = element("p", "passage");
    const ranges = SearchWords.occurrences(block, phrases) ?? [];
    const first = ranges.length ? ranges[0][0] : 0;
    const start = first > BEFORE * 2 ? characterStart(block, first - BEFORE) : 0;
    const end = characterStart(block, Math.min(block.length, start + Math.max(LENGTH, (ranges[0]?.[1] ?? 0) - start)));
    line.append(label, start ? "…" : "", ...marks(block, ranges, start, end), end < block.length ? "…" : "");
    return line;
  }

  // A place that does not fall between the halves of a character.
  function characterStart(text, place) {
    return /[\udc00-\udfff]/u.test(text.charAt(place)) || (text.charCodeAt(place) & 0xfc00) === 0xdc00 ? place - 1 : place;
  }

  function marked(text, phrases) {
    return marks(text, SearchWords.occurrences(text, phrases) ?? [], 0, text.length);
  }

  function marks(text, ranges, start, end) {
    const nodes = [];
    let at = start;
    for (const [from, to] of ranges.filter((range) => range[0] < end && range[1] > start)) {
      nodes.push(text.slice(at, Math.max(at, from)));
      const mark = element("mark");
      mark.textContent = text.slice(Math.max(at, from), Math.min(to, end));
      nodes.push(mark);
      at = Math.min(to, end);
    }
    return [...nodes, text.slice(at, end)];
  }

  function element(name, kind) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    return made;
  }

  return { item, element };
})();
