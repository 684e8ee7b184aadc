// The words of the search, as portal/words.py has them: normal form and query. The two must stay the same:
// tests/browser/test_search_page.py compares them over every character.
const SearchWords = (() => {
  "use strict";

  const WHITE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const HAN = "\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const BRACKETS = /[〔〕【】《》()[\]\0]+/gu;
  const SPACE_AT_HAN = new RegExp(`(?<=[${HAN}])[${WHITE}]+|[${WHITE}]+(?=[${HAN}])`, "gu");
  const SPACE = new RegExp(`[${WHITE}]+`, "gu");
  const TRADITIONAL = new RegExp(`[${[...SearchTraditional.keys()].join("")}]`, "gu");
  const CHEROKEE = /[\u13a0-\u13f5]/u;
  const SMALL_CHEROKEE = /[\u13f8-\u13fd\uab70-\uabbf]/u;
  const OTHER_SMALL = /[\u03c2\u0345\u1c80-\u1c88]/u;
  const BREAK = "\uffff"; // no character: stands between texts while several are brought into normal form at once
  const known = new Map(); // characters in normal form

  function normalForm(text) {
    return simplified(folded(text)).replace(BRACKETS, "").replace(SPACE_AT_HAN, "").replace(SPACE, " ").replace(/^ | $/gu, "");
  }

  // The normal form of each text, for comparing: made in one go, which is several times faster.
  function normalForms(texts) {
    return normalForm(texts.map((text) => text.replaceAll(BREAK, "")).join(BREAK)).split(BREAK);
  }

  function simplified(text) {
    return text.replace(TRADITIONAL, (character) => SearchTraditional.get(character));
  }

  function folded(text) {
    const compatible = text.normalize("NFKC");
    return compatible.replace(/\p{Changes_When_Casefolded}/gu, foldedCharacter).normalize("NFKC");
  }

  // Unicode's full case folding, of which JavaScript has only the lower case.
  function foldedCharacter(character) {
    if (CHEROKEE.test(character)) return character;
    const upper = character.toUpperCase();
    if (SMALL_CHEROKEE.test(character)) return upper;
    if (character === "\u1e9e") return "ss";
    if (upper.length > character.length || OTHER_SMALL.test(character)) return upper.toLowerCase();
    return character.toLowerCase();
  }

  // A phrase in quotes, or what stands between white space; only what is left of it in normal form counts.
  const PIECE = new RegExp(`"([^"]*)"|[^${WHITE}]+`, "gu");

  function phrases(query) {
    const pieces = [...query.matchAll(PIECE)].map((piece) => normalForm(piece[1] ?? piece[0]));
    return [...new Set(pieces)].filter((piece) => piece !== "");
  }

  // Where the phrases stand in a text: pairs of places, sorted, none overlapping. Null when the text cannot be mapped.
  function occurrences(text, wanted) {
    const whole = normalForm(text);
    const there = wanted.filter((phrase) => whole.includes(phrase));
    if (!there.length) return []; // mapping takes twenty times as long
    const { form, from, to } = mapped(text);
    if (form.trim() !== whole) return null;
    const found = there.flatMap((phrase) => placesOf(phrase, form).map((place) => [from[place], to[place + phrase.length - 1]]));
    return merged(found);
  }

  function placesOf(phrase, form) {
    const places = [];
    for (let at = form.indexOf(phrase); at >= 0; at = form.indexOf(phrase, at + 1)) places.push(at);
    return places;
  }

  function merged(ranges) {
    const kept = [];
    for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
      const last = kept.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else kept.push([start, end]);
    }
    return kept;
  }

  // The normal form of a text with, for each unit of it, where the character it came from begins and ends.
  function mapped(text) {
    const units = [];
    for (const cluster of text.matchAll(/\P{M}?\p{M}*/gsu)) {
      for (const letter of bare(cluster[0])) units.push([letter, cluster.index, cluster.index + cluster[0].length]);
    }
    return spread(withoutSpaces(units));
  }

  // A character with its marks in normal form, white space kept.
  function bare(cluster) {
    if (!known.has(cluster)) known.set(cluster, simplified(folded(cluster)).replace(BRACKETS, "").replace(SPACE, " "));
    return known.get(cluster);
  }

  function withoutSpaces(units) {
    const kept = [];
    const spaced = units.filter(([letter], place) => letter !== " " || units[place - 1]?.[0] !== " ");
    spaced.forEach((entry, place) => {
      const beside = `${spaced[place - 1]?.[0] ?? ""}${entry[0]}${spaced[place + 1]?.[0] ?? ""}`;
      if (entry[0] !== " " || beside.replace(SPACE_AT_HAN, "") === beside) kept.push(entry);
    });
    return kept;
  }

  function spread(units) {
    const from = [];
    const to = [];
    for (const [letter, start, end] of units) {
      for (let half = 0; half < letter.length; half += 1) {
        from.push(start);
        to.push(end);
      }
    }
    return { form: units.map(([letter]) => letter).join(""), from, to };
  }

  return { normalForm, normalForms, phrases, occurrences };
})();
