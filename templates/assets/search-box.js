// What every page with a search box does, and what it needs only when it is used, fetched then:
// suggestions when the box is entered, marks where the address says what was searched for.
(() => {
  "use strict";

  const { root, suggest, find } = document.currentScript.dataset;
  const loads = new Map();

  async function bring(sources) {
    for (const source of sources.split(" ")) {
      if (!loads.has(source)) loads.set(source, loaded(source));
      await loads.get(source);
    }
  }

  // The search page has some of them already.
  function loaded(source) {
    return document.querySelector(`script[src="${source}"]`) || new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: source, onload: done, onerror: failed });
      document.head.append(script);
    });
  }

  async function mark() {
    if (!location.hash.startsWith("#find=")) return;
    await bring(find);
    SearchFind.show(location.hash);
  }

  async function help({ target }) {
    if (!target.matches?.("input[type=search][name=q]") || location.protocol === "file:") return;
    removeEventListener("focusin", help);
    await bring(suggest);
    SearchSuggest.attend(target, new URL(root || ".", document.baseURI).href);
  }

  // After the deferred scripts of the page.
  addEventListener("DOMContentLoaded", () => {
    mark();
    addEventListener("hashchange", mark);
    addEventListener("focusin", help);
    if (document.activeElement) help({ target: document.activeElement });
  });
})();
