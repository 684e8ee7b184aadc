// A result as it is shown: its title, the passage around what was found, and what kind of document it is.
const SearchPassage = (() => {
  "use strict";

  const BEFORE = 18; // few enough for the hit to stand in the first two lines on a phone
  const LENGTH = 110;
  const PASSAGES = 2;
  const SENTENCE = 16; // a heading or the cell of a table is shorter
  const HAN = "\\u2e80-\\u303f\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u{20000}-\\u{3ffff}";
  const SPACE_IN_HAN = new RegExp(`(?<=[${HAN}])\\s+(?=[${HAN}])`, "gu");
  const END = /[。；！？：，、]/u;
  const known = new WeakMap(); // the blocks of a text

  // The list items of the records, each made as soon as its text is there; null for one whose text cannot be loaded.
  function items({ index, phrases, places, query }, records, root) {
    const facets = Object.keys(SearchFacets.NAMES).map((name) => index.table.facets[name]);
    return Promise.all(records.map(async (record) => {
      const text = await index.text(record, places(record), phrases).catch(() => null);
      return text && item(text, facets.map(({ values, of }) => values[of[record]]), { phrases, query }, root);
    }));
  }

  // The list item of a record; `names` are what its facets call it, `root` is where its address begins.
  function item(text, names, { phrases, query }, root) {
    const best = bestBlocks(text, names[4][1], phrases);
    const entry = element("li");
    const heading = element("h2");
    const link = element("a", "result-link");
    link.href = root + text.address + placeIn(text.address, query, best[0]);
    link.append(...SearchMarks.marked(text.title, phrases));
    heading.append(link, ...stateMark(text, names));
    entry.append(heading, ...best.map((block) => passage(block, phrases)), facts(text, names, phrases));
    return entry;
  }

  // What the document's page is to mark; an address that leads to a place already keeps it.
  function placeIn(address, query, best) {
    if (!query.trim() || address.includes("#")) return "";
    return `#${new URLSearchParams({ find: query, ...(best?.file ? { file: best.file } : {}) })}`;
  }

  function stateMark(text, [, , validity]) {
    const [kind, name] = text.date ? validity : ["request", "依申请公开"];
    if (!kind) return [];
    const mark = element("span", `mark v-${kind}`);
    mark.textContent = name;
    return [" ", mark];
  }

  // Column and date are not searched, so nothing is marked in them.
  function facts(text, [column, , , , issuer], phrases) {
    const line = element("p", "result-meta");
    const parts = [[column[1]], SearchMarks.marked(issuer[1], phrases), SearchMarks.marked(text.doc_no, phrases), [text.date]];
    const shown = parts.filter((nodes) => nodes.some((node) => node !== ""));
    shown.forEach((nodes, place) => line.append(...(place ? [" · "] : []), ...nodes));
    return line;
  }

  // For each phrase a block that has it, if possible with the others and in a sentence; the beginning where there is none.
  function bestBlocks(text, issuer, phrases) {
    const blocks = blocksOf(text);
    const above = blocksFrom([["", text.title], ["", text.doc_no], ["", issuer]]);
    const best = [];
    for (const phrase of phrases) {
      const has = ({ form }) => form.includes(phrase);
      const block = best.some(has) ? null : fullest(blocks.filter(has), phrases) ?? (above.some(has) ? null : fieldsOf(text).find(has));
      if (block) best.push(block);
    }
    return best.length ? best.slice(0, PASSAGES) : blocks.slice(0, 1);
  }

  function fullest(blocks, phrases) {
    const weigh = ({ form }) => 2 * phrases.filter((phrase) => form.includes(phrase)).length + Number(form.length >= SENTENCE);
    const weights = blocks.map(weigh);
    return blocks[weights.indexOf(Math.max(...weights))];
  }

  function blocksOf(text) {
    if (!known.has(text)) known.set(text, blocksFrom([...text.blocks.map((block) => ["", block]), ...pagesOf(text)]));
    return known.get(text);
  }

  function pagesOf({ attachments }) {
    return attachments.flatMap(([title, ...pages]) => pages.map((page) => [`附件“${title}”：`, page, title]));
  }

  // What is worth a line only when the words are found nowhere else.
  function fieldsOf(text) {
    const files = text.attachments.map(([title]) => ["附件：", title]);
    return blocksFrom([...files, ["索引号：", text.index_no], ["关键词：", text.keywords.join("、")]]);
  }

  function blocksFrom(labelled) {
    const filled = labelled.filter(([, block]) => block);
    const forms = SearchWords.normalForms(filled.map(([, block]) => block));
    return filled.map(([label, block, file], place) => ({ label, block, file, form: forms[place] }));
  }

  function passage({ label, block }, phrases) {
    const line = element("p", "passage");
    const text = block.replace(SPACE_IN_HAN, "");
    const ranges = SearchWords.occurrences(text, phrases) ?? [];
    const [first, last] = ranges[0] ?? [0, 0];
    const start = first > BEFORE ? startBefore(text, first) : 0;
    const end = characterStart(text, Math.min(text.length, Math.max(start + LENGTH, last)));
    line.append(label, start ? "…" : "", ...SearchMarks.marks(text, ranges, start, end), end < text.length ? "…" : "");
    return line;
  }

  // Where the clause before the hit begins, if it is near enough.
  function startBefore(text, first) {
    const least = characterStart(text, first - BEFORE);
    const clause = text.slice(least, first).search(END);
    return clause < 0 ? least : least + clause + 1;
  }

  // A place that does not fall between the halves of a character.
  function characterStart(text, place) {
    return (text.charCodeAt(place) & 0xfc00) === 0xdc00 ? place - 1 : place;
  }

  function element(name, kind) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    return made;
  }

  return { items, element };
})();
