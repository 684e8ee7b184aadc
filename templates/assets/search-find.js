// Marks the first place of each phrase that was searched for, and shows it. `#find=WORDS` names them; a further
// `file=TITLE` names the attachment that has what the page has not.
const SearchFind = (() => {
  "use strict";

  const INLINE = new Set(("a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small"
    + " span strike strong sub sup time tt u var wbr").split(" "));
  const OTHERS = ".interprets, #interprets, #interpretations, #related, .banner"; // name other documents
  const SKIPPED = "script, style, sup[id^=fnref], .footnote-backref, .toc, .acts, .trail";

  function show(hash) {
    const asked = new URLSearchParams(hash.slice(1));
    const page = document.querySelector("article[data-number]");
    if (!page) return;
    page.querySelectorAll("mark.found").forEach(unmark);
    const phrases = SearchWords.phrases(asked.get("find") ?? "");
    const places = firstPlaces(page, phrases);
    const marks = places.flatMap(({ nodes, start, end }) => wrapped(nodes, start, end)).reverse();
    const [first] = marks.length ? marks : marksOfFile(page, asked.get("file"));
    if (first) bringIntoView(page, first);
  }

  // Where each phrase stands first, from the end of the page to its beginning, so that marking moves no other place.
  function firstPlaces(page, phrases) {
    const runs = textRuns(page);
    const text = runs.filter(({ block }) => block.closest("h1, #content"));
    const own = runs.filter(({ block }) => !block.closest(OTHERS));
    const shown = own.filter(({ block }) => block.getClientRects().length);
    const found = phrases.map((phrase) => firstPlace([...text, ...shown, ...own, ...runs], phrase)).filter(Boolean);
    const apart = [];
    for (const place of found.sort((a, b) => a.at - b.at || a.start - b.start)) {
      const last = apart.at(-1);
      if (last?.at === place.at && place.start <= last.end) last.end = Math.max(last.end, place.end);
      else apart.push({ ...place });
    }
    return apart.reverse();
  }

  function firstPlace(runs, phrase) {
    const run = runs.find(({ form }) => form.includes(phrase));
    if (!run) return null;
    const [start, end] = SearchWords.occurrences(run.text, [phrase])?.[0] ?? [0, run.text.length];
    return { ...run, start, end };
  }

  // The text of each block in the order of the page: nodes with nothing between them but inline elements.
  function textRuns(page) {
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      (node.nodeType === Node.ELEMENT_NODE && node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const runs = [];
    let block = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) {
        if (blockOf(node) !== block) runs.push({ block: (block = blockOf(node)), nodes: [] });
        runs.at(-1).nodes.push(node);
      } else if (!INLINE.has(node.localName)) block = null;
    }
    return runs.map((run, at) => withText(run, at)).filter(({ form }) => form);
  }

  function withText(run, at) {
    const text = run.nodes.map((node) => node.data).join("");
    return { ...run, at, text, form: SearchWords.normalForm(text) };
  }

  function blockOf(node) {
    let block = node.parentElement;
    while (INLINE.has(block.localName)) block = block.parentElement;
    return block;
  }

  // The marks around that part of the nodes' text, the last first.
  function wrapped(nodes, start, end) {
    const parts = [];
    let at = 0;
    for (const node of nodes) {
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
      at += node.length;
      if (from < to) parts.push([node, from, to]);
    }
    return parts.reverse().map(([node, from, to]) => {
      const mark = document.createElement("mark");
      mark.className = "found";
      const part = node.splitText(from);
      part.splitText(to - from);
      part.replaceWith(mark);
      mark.append(part);
      return mark;
    });
  }

  function unmark(mark) {
    const around = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    around.normalize();
  }

  function marksOfFile(page, title) {
    const link = title && [...page.querySelectorAll("#attachments a")].find((file) => file.textContent === title);
    return link ? wrapped([link.firstChild], 0, link.firstChild.length) : [];
  }

  // Where the reader goes on from, by keyboard and read aloud too.
  function bringIntoView(page, mark) {
    if (!mark.getClientRects().length) page.querySelectorAll(".meta-fold").forEach((fold) => { fold.open = true; });
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  }

  return { show };
})();
