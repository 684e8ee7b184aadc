// The titles and numbers of all documents: the newest are fetched first, the older while nothing else is done.
const SearchTitles = (() => {
  "use strict";

  const SPENT = new Set(["repealed", "expired"]);
  const files = [];

  // Fetch the newest, then one by one the older, so that they are there when letters are typed.
  async function begin(root) {
    try {
      const { older } = await file(root, 0);
      if (navigator.connection?.saveData) return;
      for (let part = 1; part <= older; part += 1) {
        await idle();
        await file(root, part);
      }
    } catch { /* fetched again when it is needed */ }
  }

  function idle() {
    return new Promise((done) => { (window.requestIdleCallback ?? setTimeout)(done); });
  }

  // Up to `most` documents whose title or 文号 has every phrase: the 文号 itself first, then beginnings, then the rest.
  // Told after each file, the newest first, until there are enough.
  async function* matching(root, phrases, most) {
    const found = [];
    for (let part = 0, parts = 1; part < parts && found.length < most; part += 1) {
      if (part === 1) everything(root).catch(() => {}); // all are asked for at once
      const { older, titles } = await file(root, part);
      if (part === 0) parts += older;
      found.push(...titles.map((title) => [fit(title, phrases), title]).filter(([how]) => how));
      yield found.sort((a, b) => b[0] - a[0]).slice(0, most).map(([, title]) => title);
    }
  }

  function fit({ form, number, validity }, phrases) {
    if (!phrases.every((phrase) => form.includes(phrase) || number.includes(phrase))) return 0;
    const kinds = [phrases.every((phrase) => phrase === number), !SPENT.has(validity), form.startsWith(phrases[0])];
    return kinds.reduce((sum, kind) => sum * 2 + Number(kind), 1);
  }

  async function everything(root) {
    const { older, titles } = await file(root, 0);
    const rest = await Promise.all(Array.from({ length: older }, (_, at) => file(root, at + 1)));
    return [titles, ...rest.map((one) => one.titles)].flat();
  }

  // The newest is file 0; of the others the oldest has number 1.
  async function file(root, part) {
    files[part] ??= part ? file(root, 0).then(({ older }) => fetched(`${root}suggestions/${older + 1 - part}.json`))
      : fetched(`${root}suggestions/newest.json`);
    files[part].catch(() => { delete files[part]; });
    return files[part];
  }

  async function fetched(address) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    const { older = 0, titles } = await answer.json();
    const forms = SearchWords.normalForms(titles.map(([, title]) => title));
    const numbers = SearchWords.normalForms(titles.map(([, , number]) => number));
    const named = titles.map(([place, title, doc_no, date, validity, state], at) => (
      { address: place, title, doc_no, date, validity, state, form: forms[at], number: numbers[at] }));
    return { older, titles: named };
  }

  return { begin, matching };
})();
