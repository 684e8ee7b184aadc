// Text with what was searched for in it marked: nodes, never markup, so that nothing in a text can run.
const SearchMarks = (() => {
  "use strict";

  function marked(text, phrases) {
    return marks(text, SearchWords.occurrences(text, phrases) ?? [], 0, text.length);
  }

  // The part of the text between two places, with what of the ranges falls into it marked.
  function marks(text, ranges, start, end) {
    const nodes = [];
    let at = start;
    for (const [from, to] of ranges.filter((range) => range[0] < end && range[1] > start)) {
      nodes.push(text.slice(at, Math.max(at, from)));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(Math.max(at, from), Math.min(to, end));
      nodes.push(mark);
      at = Math.min(to, end);
    }
    return [...nodes, text.slice(at, end)];
  }

  return { marked, marks };
})();
