// What is found for a question: the records that have every phrase, and those of them with the facets chosen.
const SearchLook = (() => {
  "use strict";

  // Part by part of the index, each time all that is known so far: `ranks` has a number for every record, none (0) for
  // what was not found; `total` were; `missing` parts by name, `searched` the last part that was, `done` when it was the
  // last of all.
  async function* found(index, phrases, chosen) {
    const ranks = new Uint16Array(index.size);
    if (!phrases.length) {
      const all = Object.values(chosen).some(Boolean);
      yield { ranks: ranks.fill(Number(all)), total: all ? index.size : 0, missing: [], done: true };
      return;
    }
    const lengths = phrases.map((phrase) => Array.from(phrase).length);
    const missing = [];
    let [parts, total] = [0, 0];
    for await (const { name, records, places, fault } of index.find(phrases)) {
      parts += 1;
      total += records.length;
      if (fault) missing.push({ name, fault });
      records.forEach((record, row) => { ranks[record] = SearchOrder.rank(index.table, record, places.map((each) => each[row]), lengths); });
      yield { ranks: ranks.slice(), total, missing: [...missing], searched: name, done: parts >= index.parts };
    }
    if (!parts) yield { ranks, total, missing, done: true };
  }

  // The records found that have the facets chosen, `but` one.
  function narrowed({ facets }, ranks, chosen, but = "") {
    const wanted = Object.entries(chosen).filter(([name, value]) => value && name !== but);
    const places = wanted.map(([name, value]) => [facets[name].of, facets[name].values.findIndex(([id]) => id === value)]);
    const left = [];
    for (let record = 0; record < ranks.length; record += 1) {
      if (ranks[record] && places.every(([of, place]) => of[record] === place)) left.push(record);
    }
    return left;
  }

  return { found, narrowed };
})();
