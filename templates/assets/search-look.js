// What is found for a question: the records that have every phrase, and those of them with the facets chosen.
const SearchLook = (() => {
  "use strict";

  // Part by part of the index, each time all that is known so far: `ranks` of the records, `missing` parts by name,
  // `searched` the last part that was, `done` when it was the last of all.
  async function* found(index, phrases, chosen) {
    if (!phrases.length) {
      yield { ranks: Object.values(chosen).some(Boolean) ? everything(index) : new Map(), missing: [], done: true };
      return;
    }
    const lengths = phrases.map((phrase) => Array.from(phrase).length);
    const ranks = new Map();
    const missing = [];
    let parts = 0;
    for await (const { name, hits, fault } of index.find(phrases)) {
      parts += 1;
      if (fault) missing.push({ name, fault });
      for (const [record, places] of hits ?? []) ranks.set(record, SearchOrder.rank(index.table, record, places, lengths));
      yield { ranks: new Map(ranks), missing: [...missing], searched: name, done: parts >= index.parts };
    }
    if (!parts) yield { ranks, missing, done: true };
  }

  function everything(index) {
    return new Map(Array.from({ length: index.size }, (_, record) => [record, 0]));
  }

  // The records with the facets chosen, `but` one.
  function narrowed({ facets }, ranks, chosen, but = "") {
    const wanted = Object.entries(chosen).filter(([name, value]) => value && name !== but);
    const places = wanted.map(([name, value]) => [facets[name].of, facets[name].values.findIndex(([id]) => id === value)]);
    return [...ranks.keys()].filter((record) => places.every(([of, place]) => of[record] === place));
  }

  return { found, narrowed };
})();
