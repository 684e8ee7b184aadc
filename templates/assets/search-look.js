// What is found for a question: the records that have every phrase, and those of them with the facets chosen.
const SearchLook = (() => {
  "use strict";

  // Part by part of the index, each time all that is known so far: `ranks` has a number for every record, none (0) for
  // what was not found; `total` were; `places` tells the first place of each phrase in a record; `missing` parts by name,
  // `searched` the last part that was, `done` when it was the last of all.
  async function* found(index, phrases, chosen) {
    const ranks = new Uint16Array(index.size);
    if (!phrases.length) {
      const all = Object.values(chosen).some(Boolean);
      yield { ranks: ranks.fill(Number(all)), total: all ? index.size : 0, places: () => [], missing: [], done: true };
      return;
    }
    const lengths = phrases.map((phrase) => Array.from(phrase).length);
    const missing = [];
    const where = [];
    let [parts, total] = [0, 0];
    for await (const { name, records, places, fault } of index.find(phrases)) {
      parts += 1;
      where.push({ records, places });
      total += records.length;
      if (fault) missing.push({ name, fault });
      records.forEach((record, row) => { ranks[record] = SearchOrder.rank(index.table, record, places, row, lengths); });
      yield { ranks: ranks.slice(), total, places: (record) => placesIn(where, record), missing: [...missing], searched: name, done: parts >= index.parts };
    }
    if (!parts) yield { ranks, total, places: () => [], missing, done: true };
  }

  function placesIn(parts, record) {
    for (const { records, places } of parts) {
      const row = records.indexOf(record);
      if (row >= 0) return places.map((each) => each[row]);
    }
    return [];
  }

  // The records found that have the facets chosen, `but` one.
  function narrowed({ facets }, ranks, chosen, but = "") {
    const wanted = Object.entries(chosen).filter(([name, value]) => value && name !== but);
    const places = wanted.map(([name, value]) => [facets[name].of, facets[name].values.findIndex(([id]) => id === value)]);
    let left = [];
    for (let record = 0; record < ranks.length; record += 1) if (ranks[record]) left.push(record);
    for (const [of, place] of places) left = left.filter((record) => of[record] === place);
    return left;
  }

  return { found, narrowed };
})();
