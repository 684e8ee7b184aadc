// 您要找的信息可能已经公开，请先查看: documents that have the words of the request, found by the site's own search.
// Without the search, or with a fault in it, the form is filled in as it is.
(() => {
  "use strict";

  const PAUSE = 600;
  const LEAST = 3; // characters of a piece worth looking for
  const PIECES = 4;
  const SHOWN = 5;
  const CUT = /[\s，。；、：《》“”（）()?？!！]+|关于|有关|以及|情况|信息|材料|文件|申请|公开|的|和|与|及/u;
  const form = document.getElementById("request-form");
  const root = form && new URL(form.dataset.root || ".", document.baseURI).href;
  const names = ["info_name", "info_no", "info_desc"];
  let opening = null;
  let timer = 0;
  let turn = 0;
  let box = null;

  if (!form || location.protocol === "file:" || typeof SearchIndex === "undefined") return;

  form.addEventListener("input", ({ target }) => {
    if (!names.includes(target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => suggest(target).catch(() => show(target, [])), PAUSE);
  });

  async function suggest(field) {
    const mine = (turn += 1);
    const pieces = piecesOf(field);
    if (!pieces.length) return show(field, []);
    opening ??= SearchIndex.open(root);
    const index = await opening.catch((fault) => {
      opening = null;
      throw fault;
    });
    const weights = new Map();
    for (const piece of pieces) {
      for await (const part of index.find([piece])) {
        for (const record of part.records) weights.set(record, (weights.get(record) ?? 0) + piece.length);
        if (mine !== turn) return undefined;
      }
    }
    const half = pieces.join("").length / 2;
    const best = [...weights].filter(([, weight]) => weight >= half).sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, SHOWN);
    const texts = await Promise.all(best.map(([record]) => index.text(record)));
    return mine === turn ? show(field, texts) : undefined;
  }

  // A 文号 is looked for whole, other words piece by piece: nobody writes a title as it stands.
  function piecesOf(field) {
    const text = field.value.trim().slice(0, 120);
    if (field.name === "info_no") return text.length >= LEAST ? SearchWords.phrases(text).slice(0, 1) : [];
    const pieces = text.split(CUT).filter((piece) => piece && Array.from(piece).length >= LEAST);
    return [...new Set(pieces)].sort((a, b) => b.length - a.length).slice(0, PIECES).flatMap((piece) => SearchWords.phrases(piece));
  }

  function show(field, texts) {
    box?.remove();
    box = null;
    const open = texts.filter((text) => text.title && text.address);
    if (!open.length) return;
    box = document.createElement("div");
    box.className = "suggest";
    box.setAttribute("role", "status");
    const title = document.createElement("p");
    title.textContent = "您要找的信息可能已经公开，请先查看：";
    const list = document.createElement("ul");
    list.append(...open.map((text) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + text.address;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = text.title;
      item.append(link, text.doc_no ? `　${text.doc_no}` : "");
      return item;
    }));
    box.append(title, list);
    field.closest(".field").append(box);
  }
})();
