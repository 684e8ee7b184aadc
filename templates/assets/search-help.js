// What helps when nothing was found: the same without a choice or a word, titles that come near.
const SearchHelp = (() => {
  "use strict";

  const MOST_WORDS = 6;
  const MOST_TITLES = 5;

  // Fill `box`; `addressOf` gives the address of a question. What takes time comes last, unless `isStale` by then.
  async function show(box, { index, question, phrases, total }, addressOf, root, isStale) {
    if (!phrases.length) return;
    if (total) box.append(row("去掉筛选条件", [[addressOf({ ...question, chosen: {} }), question.query, `${total} 件`]]));
    const [fewer, near] = await Promise.all([withoutOne(index, question, addressOf), nearest(root, phrases)]);
    if (isStale()) return;
    box.prepend(...(fewer.length ? [row("少用一个词", fewer)] : []), ...(near.length ? [row("名称相近的文件", near)] : []));
  }

  // The query with each of its words left out in turn, where that finds something.
  async function withoutOne(index, { query, chosen, byDate }, addressOf) {
    const words = (query.match(/"[^"]*"|\S+/gu) ?? []).filter((word) => SearchWords.phrases(word).length);
    if (words.length < 2 || words.length > MOST_WORDS) return [];
    const rows = await Promise.all(words.map(async (_, left) => {
      const fewer = words.filter((_word, place) => place !== left).join(" ");
      const number = await count(index, SearchWords.phrases(fewer), chosen);
      return [addressOf({ query: fewer, chosen, byDate }), fewer, `${number} 件`, number];
    }));
    return rows.filter(([, , , number]) => number).sort((a, b) => b[3] - a[3]);
  }

  async function count(index, phrases, chosen) {
    let number = 0;
    if (!phrases.length) return number;
    for await (const { ranks, done, missing } of SearchLook.found(index, phrases, chosen)) {
      if (done && !missing.length) number = SearchLook.narrowed(index.table, ranks, chosen).length;
    }
    return number;
  }

  async function nearest(root, phrases) {
    const titles = await SearchTitles.nearest(root, phrases, MOST_TITLES).catch(() => []);
    return titles.map(({ address, title, doc_no, date }) => [root + address, title, [doc_no, date].filter(Boolean).join(" · ")]);
  }

  function row(title, links) {
    const part = SearchPassage.element("div", "hint");
    const name = SearchPassage.element("h2");
    const list = SearchPassage.element("ul");
    name.textContent = title;
    list.append(...links.map(([address, words, note]) => {
      const entry = SearchPassage.element("li");
      const link = SearchPassage.element("a");
      const facts = SearchPassage.element("span", "count");
      Object.assign(link, { href: address, textContent: words });
      facts.textContent = note;
      entry.append(link, " ", facts);
      return entry;
    }));
    part.append(name, list);
    return part;
  }

  return { show };
})();
