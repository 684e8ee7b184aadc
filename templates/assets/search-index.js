// The search index: the table of all records, the search program, and the texts of single records.
//
//   const index = await SearchIndex.open(address);    rejects when the table or the program cannot be loaded
//   for await (const part of index.find(phrases)) …   the parts of the index, newest first, each as soon as it is searched:
//     part.name    what to call it: "2026年" (empty when the index has one part only)
//     part.hits    Map: record -> places, the first place of each phrase among the characters of the record; it holds
//                  the records of this part that have every phrase
//     part.fault   null, or the Error why this part could not be searched; the other parts go on
//   index.parts                                       how many parts there are
//   await index.text(record)                          the public text of one record
const SearchIndex = (() => {
  "use strict";

  const LANGUAGE = "und";
  const FIRST = 8; // a long phrase is looked up by its beginning first: most that nobody wrote end there

  // Open the index below `address`; rejects when it is missing or does not fit together.
  async function open(address) {
    const table = await loaded(`${address}search/records.json`, { cache: "no-cache" });
    const shards = table.shards.map((names) => names.split(" "));
    const starts = shards.map((_, place) => shards.slice(0, place).reduce((sum, names) => sum + names.length, 0));
    const places = shards.map((names, shard) => new Map(names.map((name, place) => [name, starts[shard] + place])));
    const program = shards.length ? await startProgram(shards.map((_, shard) => `${address}pagefind/${shard + 1}/`)) : null;
    return {
      table,
      size: table.date.length,
      parts: 1,
      find: (phrases) => parts(program, places, phrases),
      text: (record) => text(address, shards, starts, record),
    };
  }

  async function loaded(address, options) {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  }

  function text(address, shards, starts, record) {
    const shard = starts.findLastIndex((start) => start <= record);
    return loaded(`${address}search/${shard + 1}/${shards[shard][record - starts[shard]]}.json`);
  }

  // The program cuts queries by the language of the page when it starts; ours are cut already.
  async function startProgram(bundles) {
    const { createInstance } = await import(`${bundles[0]}pagefind.js`);
    const page = document.documentElement;
    const language = page.lang;
    page.lang = LANGUAGE;
    let program;
    try {
      program = createInstance({ noWorker: true });
    } finally {
      page.lang = language;
    }
    await program.filters(); // answers when it is ready
    await Promise.all(bundles.slice(1).map((bundle, place) => program.mergeIndex(bundle, { indexWeight: place + 2, language: LANGUAGE })));
    return watched(program);
  }

  // The program says nothing when a part of the index cannot be loaded, it finds less; so every load is watched.
  function watched(program) {
    const load = window.fetch;
    let failed = "";
    window.fetch = async (...request) => {
      const answer = await load(...request);
      if (!answer.ok && /\/pagefind\//u.test(answer.url)) failed = answer.url;
      return answer;
    };
    return async (query) => {
      const { results } = await program.search(query);
      if (failed) throw new Error(failed);
      return results;
    };
  }

  async function* parts(program, places, phrases) {
    const each = await Promise.all(phrases.map((phrase) => find(program, places, phrase)));
    const [fewest] = [...each].sort((a, b) => a.size - b.size);
    const records = [...fewest.keys()].filter((record) => each.every((found) => found.has(record)));
    yield { name: "", hits: new Map(records.map((record) => [record, each.map((found) => found.get(record))])), fault: null };
  }

  // Each record that has the phrase, with the first place of it among the record's tokens.
  async function find(program, places, phrase) {
    const tokens = SearchWords.tokens(phrase);
    if (!program) return new Map();
    if (tokens.length > 2 * FIRST && !(await program(quoted(tokens.slice(0, FIRST)))).length) return new Map();
    return new Map((await program(quoted(tokens))).map((result) => [placeOf(result, places), result.words[0]]));
  }

  function quoted(tokens) {
    return `"${tokens.join(" ")}"`;
  }

  // A bundle tells itself by its weight, which is all that a score is made of here.
  function placeOf(result, places) {
    const place = places[Math.round(result.score) - 1]?.get(result.id.slice(LANGUAGE.length + 1));
    if (place === undefined) throw new Error(`unknown record ${result.id}`);
    return place;
  }

  return { open };
})();
