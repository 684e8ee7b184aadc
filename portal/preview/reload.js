// Reloads the page when the site was built anew, and shows what keeps the next one from being built.
"use strict";
(() => {
  const { generation } = document.currentScript.dataset;
  let stream = null;
  let again = 0;
  let panel = null;

  // A browser opens only six connections to one host: pages nobody looks at give theirs back.
  const connect = () => {
    stop();
    if (document.visibilityState === "hidden") return;
    stream = new EventSource("/-/events");
    stream.onmessage = (event) => receive(JSON.parse(event.data));
    // Browsers try again by themselves, except some after a refused connection.
    stream.onerror = () => {
      if (stream && stream.readyState === EventSource.CLOSED) again = setTimeout(connect, 1000);
    };
  };

  const stop = () => {
    clearTimeout(again);
    if (stream) stream.close();
    stream = null;
  };

  const receive = (news) => {
    if (news.generation !== generation) {
      stop();
      location.reload();
      return;
    }
    if (panel) panel.remove();
    panel = news.problems.length ? makePanel(news) : null;
    if (panel) document.documentElement.append(panel);
  };

  const makePanel = (news) => {
    const host = document.createElement("gongkai-preview");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const close = make("button", news.close);
    close.onclick = () => host.remove();
    const list = make("ol");
    list.append(...news.problems.map((problem) => make("li", problem)));
    const box = make("section");
    box.setAttribute("role", "alert");
    box.append(make("h2", news.heading), close, list, make("p", news.more));
    root.append(box);
    return host;
  };

  const make = (name, text = "") => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };

  const STYLE = `
    :host { all: initial; }
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 60vh; overflow: auto;
      padding: 14px 20px; border-top: 4px solid #b3261e; background: #fff; color: #1f1f1f;
      box-shadow: 0 -6px 24px rgb(0 0 0 / 25%);
      font: 16px/1.6 system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
    }
    h2 { display: inline; margin: 0; font-size: 18px; color: #b3261e; }
    button { float: right; padding: 4px 14px; border: 1px solid #767676; border-radius: 4px; background: #fff; font: inherit; color: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    ol { margin: 10px 0 0; padding-left: 2em; }
    li { margin: 4px 0; overflow-wrap: anywhere; white-space: pre-wrap; }
    p:empty { display: none; }
    @media print { section { display: none; } }
  `;

  document.addEventListener("visibilitychange", connect);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && connect());
  connect();
})();
