// What helps when nothing was found: the same without a choice or a word, titles that come near.
const SearchHelp = (() => {
  "use strict";

  const MOST_WORDS = 6;
  const MOST_TITLES = 5;
  const MOST_PAIRS = 12;
  const LIKE = 0.5; // of the best: what shares less with the words is not near

  // Fill `box`; `addressOf` gives the address of a question. What takes time comes last, unless `isStale` by then.
  async function show(box, { index, question, phrases, total }, addressOf, root, isStale) {
    if (!phrases.length) return;
    if (total) box.append(row("去掉筛选条件", [[addressOf({ ...question, chosen: {} }), question.query, `${total} 件`]]));
    const [fewer, near] = await Promise.all([withoutOne(index, question, addressOf), nearest(index, phrases, root)]);
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

  // The documents whose titles and numbers share the most pairs of characters with the words, rare pairs above common
  // ones: the index tells them.
  async function nearest(index, phrases, root) {
    const scores = new Map();
    for (const records of await Promise.all(pairsOf(phrases).map((pair) => titled(index, pair)))) {
      for (const record of records) scores.set(record, (scores.get(record) ?? 0) + Math.log(1 + index.size / records.length));
    }
    const found = [...scores].sort((a, b) => b[1] - a[1] || index.table.date[b[0]] - index.table.date[a[0]]).slice(0, MOST_TITLES);
    const near = found.filter(([, score]) => score >= LIKE * found[0][1]).map(([record]) => index.text(record).catch(() => null));
    return (await Promise.all(near)).filter(Boolean).map(({ address, title, doc_no, date }) => (
      [root + address, title, [doc_no, date].filter(Boolean).join(" · ")]));
  }

  function pairsOf(phrases) {
    const pairs = phrases.flatMap((phrase) => Array.from(phrase).slice(1).map((second, at) => Array.from(phrase)[at] + second));
    return [...new Set(pairs)].slice(0, MOST_PAIRS);
  }

  // The records that have the pair in title or 文号.
  async function titled(index, pair) {
    const found = [];
    for await (const { records, places: [places] } of index.find([pair])) {
      found.push(...records.filter((record, row) => places[row] < index.table.head[record]));
    }
    return found;
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
