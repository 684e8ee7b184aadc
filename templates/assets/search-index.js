// The search index: the table of all records, its parts, and the texts of single records.
//
//   const index = await SearchIndex.open(address);    rejects when the table cannot be loaded; its files are brought by
//                                                     `fetch`, or by what stands in for it
//   for await (const part of index.find(phrases)) …   the parts of the index, newest first, each as soon as it is searched:
//     part.name      what to call it: "2026年", "2018至2021年"
//     part.records   the records of this part that have every phrase, in their order
//     part.places    for each phrase, the first place of it in each of them, among the characters of the record
//     part.fault     null, or the Error why this part could not be searched; the other parts go on
//   index.parts                                       how many parts there are
//   await index.text(record, places, phrases)         the public text of one record: of a long one what is around these
//                                                     phrases at these places, else its beginning
const SearchIndex = (() => {
  "use strict";

  const BESIDE = 60; // characters of a text that are loaded on either side of a phrase

  async function open(address, bring = (...asked) => fetch(...asked)) {
    const table = await json(`${address}search/records.json`, bring);
    const begins = beginsOf(table);
    const shards = partsOf(address, table, begins, bring);
    const names = table.texts.flatMap(([first, count]) => following(first, count));
    const files = new Map();
    const load = (name) => SearchShard.kept(files, name, () => json(`${address}search/text/${name}.json`, bring));
    const text = async (record, places = [], phrases = []) => {
      const parts = places.flatMap((place, row) => around(begins(record), place, phrases[row]));
      const wanted = [...new Set(parts.length ? parts : [0])].sort((a, b) => a - b);
      return whole(await Promise.all(wanted.map((part) => load(part ? `${names[record]}-${part}` : names[record]))), wanted);
    };
    return {
      table,
      size: names.length,
      parts: shards.length,
      find: (phrases) => find(shards, phrases),
      text,
    };
  }

  // What the site says may change at any time: what was loaded before is asked for again, but not sent twice.
  async function json(address, bring) {
    const answer = await bring(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  }

  // --- The parts of the index ---

  function partsOf(address, table, begins, bring) {
    let first = 0;
    return table.shards.map(({ folder, name, size, firsts }) => {
      const lengths = table.length.slice(first, first + size);
      const [begin, heads] = [first, table.head.slice(first, first + size)];
      const within = (record) => begins(begin + record);
      const shard = SearchShard.open(`${address}search/${folder}/`, firsts, lengths, heads, within, bring);
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
    if (each.length === 1) return { records: Array.from(fewest.records, (record) => first + record), places: [fewest.places] };
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

  // --- The parts of a text ---

  // Where the parts of a record's text begin; most have one.
  function beginsOf({ parts }) {
    const long = new Map();
    for (const [record, ...lengths] of parts) {
      let sum = 0;
      long.set(record, [0, ...lengths.map((length) => (sum += length))]);
    }
    return (record) => long.get(record) ?? [0];
  }

  // The parts that hold the phrase at that place and some of what stands beside it; a single character is told by its part.
  function around(begins, place, phrase) {
    if (begins.length === 1) return [0];
    const length = Array.from(phrase).length;
    const [first, last] = length > 1 ? [place - BESIDE, place + length + BESIDE] : [place, place];
    return begins.map((_, part) => part).filter((part) => begins[part] <= last && (begins[part + 1] ?? Infinity) > first);
  }

  // The parts as one text; a block that goes on in the next is put together where both are there.
  function whole(parts, numbers) {
    if (parts.length === 1) return parts[0];
    const text = { ...parts[0], blocks: [], attachments: [] };
    parts.forEach(({ blocks, attachments }, at) => {
      const rows = [[text.blocks, [...blocks]], ...attachments.map(([title, ...pages]) => [rowOf(text.attachments, title), pages])];
      const goesOn = parts[at - 1]?.goes_on && numbers[at - 1] === numbers[at] - 1;
      const [begun, more] = rows.find(([, pieces]) => pieces.length) ?? [];
      if (goesOn && more) begun.push(begun.pop() + more.shift());
      rows.forEach(([into, pieces]) => into.push(...pieces));
    });
    return text;
  }

  function rowOf(attachments, title) {
    if (attachments.at(-1)?.[0] !== title) attachments.push([title]);
    return attachments.at(-1);
  }

  return { open };
})();
