// The order of the results, read off the table of all records.
const SearchOrder = (() => {
  "use strict";

  const SPENT = new Set(["repealed", "expired"]);
  const known = new WeakMap(); // the orders of a table

  // One, and how many of the phrases stand in title or 文号; a document whose 文号 is what was asked comes before all.
  // `places` has for each phrase a column of places, of which that `row` is the record's.
  function rank({ number, head }, record, places, row, lengths) {
    let inHead = 0;
    for (let phrase = 0; phrase < places.length; phrase += 1) {
      const place = places[phrase][row];
      if (place === 0 && lengths[phrase] === number[record]) return places.length + 2;
      if (place < head[record]) inHead += 1;
    }
    return 1 + inHead;
  }

  // By rank, then what holds before what does not, then the newest; an interpretation stands beside what it
  // interprets. By date the reader has chosen the order, and nothing is moved.
  function ordered(table, records, ranks, byDate) {
    const { newest, holding } = ordersOf(table);
    const classes = new Uint16Array(newest.length);
    for (const record of records) classes[record] = byDate ? 1 : ranks[record];
    const rows = [];
    for (const record of byDate ? newest : holding) {
      if (classes[record]) (rows[classes[record]] ??= []).push(record);
    }
    const sorted = rows.reverse().flat();
    return byDate ? sorted : sideBySide(sorted, table);
  }

  // All records, the newest first, and with those that hold before the others.
  function ordersOf(table) {
    if (!known.has(table)) {
      const { of, values } = table.facets.validity;
      const isSpent = (record) => SPENT.has(values[of[record]][0]);
      const newest = table.date.map((_, record) => record).sort((a, b) => table.date[b] - table.date[a] || b - a);
      known.set(table, { newest, holding: [...newest.filter((record) => !isSpent(record)), ...newest.filter(isSpent)] });
    }
    return known.get(table);
  }

  // Each record followed by those it is tied to: a group stands where its best stands.
  function sideBySide(records, { date, interprets }) {
    const rows = new Uint32Array(date.length); // 0 for what is not among the records
    records.forEach((record, row) => { rows[record] = row + 1; });
    const beside = tied(rows, interprets);
    if (!beside.size) return records;
    const placed = [];
    const place = (record) => {
      if (!rows[record]) return;
      rows[record] = 0;
      placed.push(record);
      beside.get(record)?.forEach(place);
    };
    records.forEach(place);
    return placed;
  }

  // For each record its partners among the records, in the order of the records.
  function tied(rows, ties) {
    const beside = new Map();
    for (const [one, other] of ties.filter((tie) => tie.every((record) => rows[record]))) {
      for (const [from, to] of [[one, other], [other, one]]) beside.set(from, [...(beside.get(from) ?? []), to]);
    }
    for (const partners of beside.values()) partners.sort((a, b) => rows[a] - rows[b]);
    return beside;
  }

  return { rank, ordered };
})();
