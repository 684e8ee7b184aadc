// The order of the results, read off the table of all records.
const SearchOrder = (() => {
  "use strict";

  const SPENT = new Set(["repealed", "expired"]);

  // How many of the phrases stand in title or 文号; a document whose 文号 is what was asked comes before all others.
  function rank(table, record, places, lengths) {
    if (places.some((place, phrase) => place === 0 && lengths[phrase] === table.number[record])) return places.length + 1;
    return places.filter((place) => place < table.head[record]).length;
  }

  // By rank (a map), then what holds before what does not, then the newest; an interpretation stands beside what it
  // interprets. By date the reader has chosen the order, and nothing is moved.
  function ordered(table, records, ranks, byDate) {
    const { of, values } = table.facets.validity;
    const holds = (record) => (SPENT.has(values[of[record]][0]) ? 0 : 1);
    const newest = (a, b) => table.date[b] - table.date[a] || b - a;
    if (byDate) return records.sort(newest);
    records.sort((a, b) => ranks.get(b) - ranks.get(a) || holds(b) - holds(a) || newest(a, b));
    return sideBySide(records, table.interprets);
  }

  // Each record followed by those it is tied to: a group stands where its best stands.
  function sideBySide(records, ties) {
    const beside = tied(records, ties);
    const placed = new Set();
    const place = (record) => {
      if (placed.has(record)) return;
      placed.add(record);
      beside.get(record)?.forEach(place);
    };
    records.forEach(place);
    return [...placed];
  }

  // For each record its partners among the records, in the order of the records.
  function tied(records, ties) {
    const rows = new Map(records.map((record, row) => [record, row]));
    const beside = new Map();
    for (const [one, other] of ties.filter((tie) => tie.every((record) => rows.has(record)))) {
      for (const [from, to] of [[one, other], [other, one]]) beside.set(from, [...(beside.get(from) ?? []), to]);
    }
    for (const partners of beside.values()) partners.sort((a, b) => rows.get(a) - rows.get(b));
    return beside;
  }

  return { rank, ordered };
})();
