// The order of the results, read off the table of all records.
const SearchOrder = (() => {
  "use strict";

  const SPENT = new Set(["repealed", "expired"]);
  const known = new WeakMap(); // the orders of a table

  // One, and how many of the phrases stand in title or 文号; a document whose 文号 is what was asked comes before all.
  function rank(table, record, places, lengths) {
    if (places.some((place, phrase) => place === 0 && lengths[phrase] === table.number[record])) return places.length + 2;
    return 1 + places.filter((place) => place < table.head[record]).length;
  }

  // By rank, then what holds before what does not, then the newest; an interpretation stands beside what it
  // interprets. By date the reader has chosen the order, and nothing is moved.
  function ordered(table, records, ranks, byDate) {
    const { newest, holding } = ordersOf(table);
    if (byDate) return inOrder(records, newest, () => 0);
    return sideBySide(inOrder(records, holding, (record) => -ranks[record]), table);
  }

  // All records, the newest first, and those that hold before the others: where each stands, and which stands where.
  function ordersOf(table) {
    if (!known.has(table)) {
      const { of, values } = table.facets.validity;
      const spent = (record) => Number(SPENT.has(values[of[record]][0]));
      const newest = table.date.map((_, record) => record).sort((a, b) => table.date[b] - table.date[a] || b - a);
      known.set(table, { newest: withPlaces(newest), holding: withPlaces([0, 1].flatMap((kind) => newest.filter((record) => spent(record) === kind))) });
    }
    return known.get(table);
  }

  function withPlaces(order) {
    const places = new Uint32Array(order.length);
    order.forEach((record, place) => { places[record] = place; });
    return { order, places };
  }

  // Sorted as numbers, without asking back: ten thousand take a millisecond.
  function inOrder(records, { order, places }, classOf) {
    const keys = Float64Array.from(records, (record) => classOf(record) * order.length + places[record]).sort();
    return Array.from(keys, (key) => order[((key % order.length) + order.length) % order.length]);
  }

  // Each record followed by those it is tied to: a group stands where its best stands.
  function sideBySide(records, { date, interprets }) {
    const rows = new Uint32Array(date.length); // 0 for what is not among the records
    records.forEach((record, row) => { rows[record] = row + 1; });
    const beside = tied(rows, interprets);
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
