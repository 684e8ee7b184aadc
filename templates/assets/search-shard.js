// A part of the search index: where each character and each pair of neighbours stands in the texts of its records.
// portal/index/lists.py and chunks.py say how it is written.
const SearchShard = (() => {
  "use strict";

  const AT_ONCE = 2; // pairs of a long phrase that are looked up before it is asked whether any place is left
  const NEWLINE = 10;
  const LATER = 3; // of a single character: in a part of the text that is not the first

  // The part below `address`; `firsts` are the first keys of its files, `lengths` and `heads` those of its texts;
  // `begins(record)` tells where the parts of a text begin, `bring` loads a file as `fetch` does.
  function open(address, firsts, lengths, heads, begins, bring) {
    const files = new Map();
    let sum = 0;
    const ends = Uint32Array.from(lengths, (length) => (sum += length));
    const list = async (key) => {
      const place = fileOf(key, firsts);
      if (place < 0) return new Uint8Array();
      const file = await kept(files, place, () => load(`${address}${place}.bin`, bring));
      return file.get(key) ?? new Uint8Array();
    };
    const isCommon = (key) => firsts[fileOf(key, firsts)] === key;
    return {
      find: (phrase) => {
        const characters = Array.from(phrase);
        if (characters.length > 1) return starts(characters, list, isCommon).then((places) => recordsAt(places, ends));
        return list(phrase).then((bytes) => recordsOf(bytes, heads, begins));
      },
    };
  }

  // What was made once; what failed is made again when it is asked for again.
  function kept(store, key, make) {
    if (!store.has(key)) {
      const making = make();
      store.set(key, making);
      making.catch(() => store.delete(key));
    }
    return store.get(key);
  }

  // --- Lists ---

  // The last file that begins with the key or before it.
  function fileOf(key, firsts) {
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // What failed, or came incomplete, is asked for once more, past what the browser kept.
  async function load(address, bring) {
    try {
      return await loaded(address, "default", bring);
    } catch {
      return loaded(address, "reload", bring);
    }
  }

  async function loaded(address, cache, bring) {
    const answer = await bring(address, { cache });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return listsIn(new Uint8Array(await answer.arrayBuffer()), address);
  }

  // The lists of a file by their keys.
  function listsIn(bytes, address) {
    const begin = bytes.indexOf(NEWLINE) + 1;
    const [singles, pairs, sizes] = JSON.parse(new TextDecoder().decode(bytes.subarray(0, begin)));
    const keys = [...singles, ...pairs.match(/../gsu) ?? []];
    const lists = new Map();
    let end = begin;
    keys.forEach((key, place) => lists.set(key, bytes.subarray(end, (end += sizes[place]))));
    if (keys.length !== sizes.length || end !== bytes.length) throw new Error(`incomplete ${address}`);
    return lists;
  }

  // The numbers of a list, seven bits a byte, the lowest first.
  function numbersIn(bytes) {
    const numbers = new Uint32Array(bytes.length);
    let count = 0;
    let shift = 0;
    for (const byte of bytes) {
      numbers[count] |= (byte & 0x7f) << shift;
      shift = byte < 0x80 ? 0 : shift + 7;
      if (!shift) count += 1;
    }
    return numbers.subarray(0, count);
  }

  function placesIn(bytes) {
    const places = numbersIn(bytes);
    for (let next = 1; next < places.length; next += 1) places[next] += places[next - 1];
    return places;
  }

  // --- Phrases ---

  // Where the phrase begins: its pairs, side by side, stand at the distances they have in the phrase.
  async function starts(characters, list, isCommon) {
    const pairAt = (offset) => characters[offset] + characters[offset + 1];
    const [common, rare] = [true, false].map((kind) => pairsOf(characters.length).filter((offset) => isCommon(pairAt(offset)) === kind));
    const offsets = [...rare, ...common];
    let left = null;
    for (let next = 0; next < offsets.length; next += AT_ONCE) {
      const some = offsets.slice(next, next + AT_ONCE);
      const lists = await Promise.all(some.map((offset) => list(pairAt(offset))));
      const order = some.map((offset, row) => [offset, lists[row]]).sort((a, b) => a[1].length - b[1].length);
      for (const [offset, bytes] of order) {
        if (left?.length !== 0) left = shared(left, placesIn(bytes), offset);
      }
      if (!left.length) break;
    }
    return left;
  }

  // Every second pair, and the last one. What begins a file is most likely common, and long.
  function pairsOf(length) {
    const offsets = Array.from({ length: length >> 1 }, (_, pair) => 2 * pair);
    return length % 2 ? [...offsets, length - 2] : offsets;
  }

  // The places, less the offset, that are among those left; all of them where nothing was looked up before.
  function shared(left, places, offset) {
    const kept = new Uint32Array(left ? Math.min(left.length, places.length) : places.length);
    let count = 0;
    let other = 0;
    for (const place of places) {
      const start = place - offset;
      while (left && left[other] < start) other += 1;
      if (start >= 0 && (!left || left[other] === start)) kept[count++] = start;
    }
    return kept.subarray(0, count);
  }

  // --- Records ---

  function recordsAt(starts, ends) {
    const [records, places] = [new Uint32Array(starts.length), new Uint32Array(starts.length)];
    let count = 0;
    let record = 0;
    for (const start of starts) {
      while (ends[record] <= start) record += 1;
      if (count && records[count - 1] === record) continue;
      records[count] = record;
      places[count++] = start - (ends[record - 1] ?? 0);
    }
    return { records: records.subarray(0, count), places: places.subarray(0, count) };
  }

  // Of a single character it is known whether it begins the number, or stands in number or title, or in which part of
  // the text it stands first, as whose beginning it is told.
  function recordsOf(bytes, heads, begins) {
    const numbers = numbersIn(bytes);
    const [records, places] = [new Uint32Array(numbers.length), new Uint32Array(numbers.length)];
    let count = 0;
    let record = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      const where = numbers[at] & 3;
      record += numbers[at] >> 2;
      records[count] = record;
      places[count++] = where === LATER ? begins(record)[numbers[at += 1]] : [heads[record], 1, 0][where];
    }
    return { records: records.subarray(0, count), places: places.subarray(0, count) };
  }

  return { open, kept };
})();
