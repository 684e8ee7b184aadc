// The choices that narrow the results and put them in order, with how many documents each would leave.
const SearchFacets = (() => {
  "use strict";

  const NAMES = { column: "栏目", type: "类型", validity: "有效性", year: "年份", issuer: "发文机关" };
  const FEW = 8; // choices of one kind that are seen without unfolding
  const WIDE = matchMedia("(min-width: 64.0625em)");

  // Fill `box` with the choices for what was found; the one that has the focus keeps it.
  function show(box, table, { ranks, total, records, question: { chosen, byDate } }) {
    const focused = document.activeElement?.closest("#facets") ? document.activeElement : null;
    const unfolded = [...box.querySelectorAll(".rest[open]")].map((rest) => rest.dataset.of);
    const leftFor = (name) => (chosen[name] ? SearchLook.narrowed(table, ranks, chosen, name) : records);
    const fields = Object.keys(NAMES).map((name) => fieldOf(name, table, leftFor(name), chosen, unfolded)).filter(Boolean);
    const folded = SearchPassage.element("details");
    folded.open = box.querySelector("details")?.open ?? WIDE.matches;
    folded.append(summaryOf(table, chosen), sorting(byDate), ...fields);
    box.replaceChildren(...(total ? [folded] : []));
    if (focused?.name) box.querySelector(`input[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`)?.focus();
    else if (focused) box.querySelector("summary")?.focus();
  }

  // Folded, the choices that hold must still be seen.
  function summaryOf({ facets }, chosen) {
    const labels = Object.entries(chosen).filter(([, value]) => value).map(([name, value]) => labelOf(facets[name], value));
    const summary = SearchPassage.element("summary");
    summary.textContent = labels.length ? `筛选和排序：${labels.join("、")}` : "筛选和排序";
    return summary;
  }

  function labelOf({ values }, value) {
    return values.find(([id]) => id === value)?.[1] ?? value;
  }

  function sorting(byDate) {
    const choices = [["relevance", "按相关程度", !byDate], ["date", "按发布日期", byDate]];
    return field("排序", choices.map(([value, name, on]) => choice("sort", value, name, on)));
  }

  function fieldOf(name, table, records, chosen, unfolded) {
    const { values, of } = table.facets[name];
    const counts = values.map(() => 0);
    for (const record of records) counts[of[record]] += 1;
    const offered = values.map(([id, label], place) => [id, label, counts[place]])
      .filter(([id, , number]) => id && (number || id === chosen[name]));
    if (offered.length < 2 && !chosen[name]) return null;
    offered.sort((a, b) => (name === "year" ? Number(b[0]) - Number(a[0]) : b[2] - a[2]));
    const rows = offered.map(([id, label, number]) => choice(name, id, label, id === chosen[name], number));
    const [seen, rest] = [rows.slice(0, FEW), rows.slice(FEW)];
    const fold = rest.length > 1 ? [restOf(name, rest, unfolded)] : rest;
    return field(NAMES[name], [choice(name, "", "不限", !chosen[name], records.length), ...seen, ...fold]);
  }

  // What few documents have is folded away, unless it is chosen or was unfolded.
  function restOf(name, rows, unfolded) {
    const fold = SearchPassage.element("details", "rest");
    const summary = SearchPassage.element("summary");
    fold.dataset.of = name;
    fold.open = unfolded.includes(name) || rows.some((row) => row.firstChild.checked);
    summary.textContent = `其余 ${rows.length} 项`;
    fold.append(summary, ...rows);
    return fold;
  }

  function field(title, rows) {
    const set = SearchPassage.element("fieldset");
    const legend = SearchPassage.element("legend");
    legend.textContent = title;
    set.append(legend, ...rows);
    return set;
  }

  function choice(name, value, title, on, number) {
    const label = SearchPassage.element("label");
    const input = SearchPassage.element("input");
    Object.assign(input, { type: "radio", name, value, checked: on });
    const words = SearchPassage.element("span");
    words.textContent = title;
    label.append(input, words);
    if (number !== undefined) {
      const total = SearchPassage.element("span", "count");
      total.textContent = String(number);
      label.append(total);
    }
    return label;
  }

  return { NAMES, show };
})();
