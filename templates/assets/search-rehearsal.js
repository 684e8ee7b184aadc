// What a script does for the first time takes it several times as long. So while nothing has been asked yet, a made-up
// site of two documents is searched, out of sight and without the network, and the first real search need not wait for that.
const SearchRehearsal = (() => {
  "use strict";

  const QUERY = "甲乙丙 乙"; // several characters are looked up in another way than one
  const BLOCK = "公开政府信息，便民利企，务求规范，甲乙丙，2026 年（Ａ）。";

  async function run() {
    const files = written();
    const index = await SearchIndex.open("", async (address) => new Response(files[address]));
    const phrases = SearchWords.phrases(QUERY);
    const question = { query: QUERY, chosen: { column: "a" }, byDate: false };
    for await (const found of SearchLook.found(index, phrases, question.chosen)) {
      const records = SearchOrder.ordered(index.table, SearchLook.narrowed(index.table, found.ranks, {}), found.ranks, false);
      const items = await SearchPassage.items({ ...found, index, phrases, query: QUERY }, records, "");
      document.createElement("ol").replaceChildren(...items);
      SearchFacets.show(document.createElement("div"), index.table, { ...found, records, question });
    }
  }

  // The files of that site, as portal/index writes them. Its lists are of bytes below 128, so they can be said as a string.
  function written() {
    const text = JSON.stringify({
      address: "", title: BLOCK, doc_no: "", index_no: "", date: "2026-01-01", keywords: [], blocks: [BLOCK, BLOCK.repeat(9)], attachments: [["", BLOCK]],
    });
    const lists = `${JSON.stringify(["乙", "乙丙甲乙", [2, 2, 2]])}\n\x01\x05\x02\x28\x01\x28`;
    return {
      "search/records.json": JSON.stringify(table()), "search/a/0.bin": lists, "search/text/2026-1.json": text, "search/text/2026-2.json": text,
    };
  }

  // Of two documents of 40 characters, of which the second interprets the first.
  function table() {
    const facet = { values: [["a", "甲"], ["b", "乙"]], of: [0, 1] };
    return {
      shards: [{ folder: "a", name: "", size: 2, firsts: [""] }],
      texts: [["2026-1", 2]],
      facets: Object.fromEntries(Object.keys(SearchFacets.NAMES).map((name) => [name, facet])),
      date: [1, 2], length: [40, 40], head: [20, 20], number: [0, 0], parts: [], interprets: [[1, 0]],
    };
  }

  return { run };
})();
