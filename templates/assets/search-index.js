// The search index: the table of all records, its parts, and the texts of single records.
//
//   const index = await SearchIndex.open(address);    rejects when the table cannot be loaded
//   for await (const part of index.find(phrases)) …   the parts of the index, newest first, each as soon as it is searched:
//     part.name      what to call it: "2026年", "2018至2021年"
//     part.records   the records of this part that have every phrase, in their order
//     part.places    for each phrase, the first place of it in each of them, among the characters of the record
//     part.fault     null, or the Error why this part could not be searched; the other parts go on
//   index.parts                                       how many parts there are
//   await index.text(record)                          the public text of one record
const SearchIndex = (() => {
  "use strict";

  async function open(address) {
    const table = await json(`${address}search/records.json`);
    const shards = partsOf(address, table);
    const names = table.texts.flatMap(([first, count]) => following(first, count));
    const texts = new Map();
    return {
      table,
      size: names.length,
      parts: shards.length,
      find: (phrases) => find(shards, phrases),
      text: (record) => SearchShard.kept(texts, record, () => json(`${address}search/text/${names[record]}.json`)),
    };
  }

  // What the site says may change at any time: what was loaded before is asked for again, but not sent twice.
  async function json(address) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  }

  function partsOf(address, table) {
    let first = 0;
    return table.shards.map(({ folder, name, size, firsts }) => {
      const lengths = table.length.slice(first, first + size);
      const shard = SearchShard.open(`${address}search/${folder}/`, firsts, lengths, table.head.slice(first, first + size));
      const part = { name, first, shard };
      first += size;
      return part;
    });
  }

  // "2026-00007", 3 tells of 2026-00007, 2026-00008 and 2026-00009.
  function following(first, count) {
    const [, series, serial] = /^(.*-)(\w+)$/u.exec(first);
    return Array.from({ length: count }, (_, more) => (more ? series + String(Number(serial) + more).padStart(serial.length, "0") : first));
  }

  // All parts are asked at once; the newest, which are told first, are asked first.
  async function* find(shards, phrases) {
    const answers = [...shards].reverse().map((part) => answer(part, phrases));
    for (const each of answers) yield await each;
  }

  async function answer({ name, first, shard }, phrases) {
    try {
      const each = await Promise.all(phrases.map((phrase) => shard.find(phrase)));
      return { name, ...together(each, first), fault: null };
    } catch (fault) {
      return { name, records: [], places: phrases.map(() => []), fault };
    }
  }

  // The records that have every phrase, by their place among all records.
  function together(each, first) {
    const [fewest] = [...each].sort((a, b) => a.records.length - b.records.length);
    const rows = each.map(() => 0);
    const found = { records: [], places: each.map(() => []) };
    for (const record of fewest.records) {
      each.forEach(({ records }, phrase) => { while (records[rows[phrase]] < record) rows[phrase] += 1; });
      if (!each.every(({ records }, phrase) => records[rows[phrase]] === record)) continue;
      found.records.push(first + record);
      each.forEach(({ places }, phrase) => found.places[phrase].push(places[rows[phrase]]));
    }
    return found;
  }

  return { open };
})();
