// Keeps open pages of the preview up to date. The server adds it to each page as
// one line at the end of the body; templates know nothing of it. It runs there at
// once, before the site's own deferred scripts, to see the page as it was sent.
//
// The same file runs in two places. In a shared worker it holds the browser's one
// stream of events and asks for the page of each tab again when there is something
// new. In a tab it puts what the worker brings into the page. Where a browser has no
// shared workers, a tab follows for itself while it can be seen.
(() => {
  "use strict";

  if (typeof SharedWorkerGlobalScope !== "undefined") {
    const follow = follower();
    self.onconnect = ({ ports: [port] }) => {
      let tab;
      port.onmessage = ({ data }) => {
        follow.leave(tab);
        if (data.url) tab = follow.join(data, (news) => port.postMessage(news));
      };
    };
    return;
  }

  // follower holds a stream and looks after tabs. What is new is told as {page},
  // {problems} or {files}.
  function follower() {
    const tabs = new Set();
    let stream, last, problems = "";

    const askProblems = oneAtATime(async () => {
      const answer = await fetch("/_onrecord/problems", { cache: "no-store" });
      if (!answer.ok) return;
      problems = await answer.text();
      for (const tab of tabs) tab.tell({ problems });
    });

    function open() {
      stream = new EventSource("/_onrecord/events");
      stream.onmessage = ({ data }) => {
        const event = JSON.parse(data);
        const known = last && last.run === event.run;
        let files = event.files || [];
        if (known && event.number === last.number) files = [];
        else if (last && !(known && event.number === last.number + 1)) files = null; // some were missed: it may be any
        last = event;
        for (const tab of tabs) {
          tab.look();
          if (!files || files.length) tab.tell({ files });
        }
        askProblems();
      };
      stream.onerror = () => {
        if (stream.readyState === EventSource.CLOSED) setTimeout(() => stream && open(), 1000);
      };
    }

    function join({ url, tag }, tell) {
      const tab = { tell };
      tab.look = oneAtATime(async () => {
        const headers = tag ? { "If-None-Match": `"${tag}"` } : {};
        const answer = await fetch(url, { headers, cache: "no-store" });
        if (answer.status === 304 || answer.status >= 500) return; // the same, or not to be made: the tab keeps what it has
        const page = await answer.text();
        const fresh = (answer.headers.get("ETag") || "").replaceAll('"', "");
        if (fresh && fresh === tag) return;
        tag = fresh;
        if (tabs.has(tab)) tell({ page });
      });
      tabs.add(tab);
      if (!stream) open();
      tab.look();
      tell({ problems });
      return tab;
    }

    function leave(tab) {
      tabs.delete(tab);
    }

    function close() {
      if (stream) stream.close();
      stream = last = undefined;
    }

    return { join, leave, close };
  }

  // oneAtATime makes a function that runs a task, and when it is called meanwhile
  // runs it once more afterwards. A task that fails is left to the next call.
  function oneAtATime(task) {
    let running = false, again = false;
    return async () => {
      again = true;
      if (running) return;
      running = true;
      while (again) {
        again = false;
        await task().catch(() => {});
      }
      running = false;
    };
  }

  // In a tab from here on.

  function take({ page, problems, files }) {
    if (page !== undefined) show(page);
    if (problems !== undefined) overlay(problems);
    if (files !== undefined) refresh(files);
  }

  function here() {
    const [navigation] = performance.getEntriesByType("navigation");
    const timing = navigation && navigation.serverTiming.find(({ name }) => name === "page");
    return { url: location.pathname + location.search, tag: shown ?? (timing ? timing.description : "") };
  }
  let shown; // "" once this script has changed the page: then its tag is the worker's to know

  // What the server sent for each node of the page. What a script or the reader has
  // added or changed since is told from it, and stays.
  const sent = new WeakMap();
  function pair(live, from) {
    sent.set(live, from);
    live.childNodes.forEach((child, i) => pair(child, from.childNodes[i]));
  }
  const line = document.currentScript;
  document.documentElement.normalize(); // a page that came in pieces may have its texts in pieces
  pair(document.documentElement, document.documentElement.cloneNode(true));
  const scriptsOf = (root) => [...root.querySelectorAll("script[src]")].map((e) => e.getAttribute("src")).join(" ");
  const scripts = scriptsOf(document);

  // show turns the page into another version of itself. What is the same in both
  // stays untouched, and with it scroll positions, focus, what was typed, and what
  // was opened.
  function show(html) {
    const next = new DOMParser().parseFromString(html, "text/html");
    if (scriptsOf(next) !== scripts) {
      location.reload(); // a script that has run can't be taken back
      return;
    }
    const end = next.querySelector(`body > script[src="${line.getAttribute("src")}"]`);
    while (end && end.nextSibling) end.nextSibling.remove(); // this page was seen up to its line
    shown = "";
    const [x, y, focused] = [scrollX, scrollY, document.activeElement];
    attributes(document.documentElement, next.documentElement);
    sent.set(document.documentElement, next.documentElement);
    head(next.head);
    morph(document.body, next.body);
    if (focused && !focused.isConnected) refocus(focused);
    scrollTo({ left: x, top: y, behavior: "instant" });
    document.dispatchEvent(new Event("onrecord:changed"));
  }

  // head puts new styles beside the old ones, which go once the new have come, so
  // that the page is never without; of the rest it exchanges what differs.
  function head(next) {
    const isStyle = (e) => e.matches("link[rel~=stylesheet]");
    const had = [...document.head.children].filter((e) => sent.has(e) && !e.matches("script[src]"));
    const has = [...next.children].filter((e) => !e.matches("script[src]"));
    const same = (e, n) => sent.get(e).isEqualNode(n);
    const gone = had.filter((e) => !has.some((n) => same(e, n)));
    for (const n of has.filter((n) => !had.some((e) => same(e, n)))) {
      const fresh = imported(n), old = isStyle(n) && gone.find((e) => isStyle(e));
      if (old) {
        gone.splice(gone.indexOf(old), 1);
        fresh.onload = fresh.onerror = () => old.remove();
        sent.delete(old);
        old.after(fresh);
      } else {
        document.head.append(fresh);
      }
    }
    for (const e of gone) e.remove();
  }

  function imported(node) {
    const fresh = document.importNode(node, true);
    pair(fresh, node);
    return fresh;
  }

  function morph(live, next) {
    if (sent.get(live).isEqualNode(next)) return;
    if (live.nodeType === Node.ELEMENT_NODE) {
      attributes(live, next);
      children(live, next);
    } else {
      live.data = next.data;
    }
    sent.set(live, next);
  }

  function attributes(live, next) {
    const before = sent.get(live);
    for (const { name, value } of next.attributes) {
      if (before.getAttribute(name) !== value) live.setAttribute(name, value);
    }
    for (const { name } of before.attributes) {
      if (!next.hasAttribute(name)) live.removeAttribute(name);
    }
  }

  // children leaves what is equal at both ends, and in the middle takes for each new
  // child the next old one that is equal, else turns one that is alike into it.
  function children(live, next) {
    const equal = (node, want) => sent.get(node).isEqualNode(want);
    const a = [...live.childNodes].filter((node) => sent.has(node)), b = [...next.childNodes];
    let end = null, at = 0;
    while (a.length && b.length && equal(a[0], b[0])) a.shift(), b.shift();
    while (a.length && b.length && equal(a.at(-1), b.at(-1))) end = a.pop(), b.pop();
    const ahead = 50;
    b.forEach((want, j) => {
      const found = a.slice(at, at + ahead).findIndex((node) => equal(node, want));
      if (found >= 0) {
        a.slice(at, at + found).forEach((node) => node.remove());
        at += found + 1;
      } else if (at < a.length && alike(a[at], want) && !b.slice(j + 1, j + ahead).some((later) => equal(a[at], later))) {
        morph(a[at++], want);
      } else {
        live.insertBefore(imported(want), a[at] ?? end);
      }
    });
    a.slice(at).forEach((node) => node.remove());
  }

  function alike(node, want) {
    return node.nodeType === want.nodeType && node.nodeName === want.nodeName && (node.id || "") === (want.id || "");
  }

  // refocus finds the element that stands for one that had the focus and is gone.
  function refocus(gone) {
    const by = (name) => gone.hasAttribute(name) && `${gone.localName}[${name}="${CSS.escape(gone.getAttribute(name))}"]`;
    const same = document.querySelector(by("id") || by("href") || by("name") || ":not(*)");
    if (same) same.focus({ preventScroll: true });
  }

  // refresh loads pictures and the like again that have changed under their address;
  // no list of addresses means that any may have.
  function refresh(files) {
    for (const e of document.querySelectorAll("img, source, video, audio, image, object, embed, iframe")) {
      for (const name of ["src", "poster", "href", "data"]) {
        const address = e.getAttribute(name) && new URL(e.getAttribute(name), location.href);
        if (!address || address.origin !== location.origin || files && !files.includes(decoded(address.pathname))) continue;
        e.setAttribute(name, `${e.getAttribute(name).replace(/\?onrecord=.*/, "")}?onrecord=${Date.now()}`);
      }
    }
  }

  function decoded(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  // overlay lays what is wrong over the page, until it is mended or the reader
  // closes it. Its style is a file, as a page's policy may forbid any other.
  function overlay(text) {
    let host = document.querySelector("onrecord-problems");
    if (host && host.dataset.text === text) return;
    if (host) host.remove();
    if (!text) return;
    host = document.createElement("onrecord-problems");
    host.dataset.text = text;
    const root = host.attachShadow({ mode: "open" });
    const add = (to, name, properties) => to.appendChild(Object.assign(document.createElement(name), properties));
    add(root, "link", { rel: "stylesheet", href: "/_onrecord/live.css" });
    const box = add(root, "section", { role: "alert", ariaLabel: "What is wrong" });
    const close = add(box, "button", { type: "button", textContent: "Close", onclick: () => (box.hidden = true) });
    close.ariaKeyShortcuts = "Escape";
    const list = add(box, "pre", {});
    for (const line of text.trimEnd().split("\n")) {
      const kind = /^(error|warning|info)\b/.exec(line)?.[0] ?? (/^ *-->/.test(line) ? "place" : /^ *\|? *\^/.test(line) ? "mark" : "");
      add(list, "span", { className: kind, textContent: line + "\n" });
    }
    document.documentElement.append(host);
  }
  addEventListener("keydown", ({ key }) => {
    const box = key === "Escape" && document.querySelector("onrecord-problems")?.shadowRoot.querySelector("section");
    if (box) box.hidden = true;
  });

  if (self.SharedWorker) {
    const { port } = new SharedWorker("/_onrecord/live.js", "onrecord");
    port.onmessage = ({ data }) => take(data);
    addEventListener("pagehide", () => port.postMessage({}));
    addEventListener("pageshow", ({ persisted }) => persisted && port.postMessage(here()));
    port.postMessage(here());
  } else {
    const follow = follower();
    let tab;
    const look = () => {
      follow.leave(tab);
      if (document.hidden) follow.close();
      else tab = follow.join(here(), take);
    };
    document.addEventListener("visibilitychange", look);
    look();
  }
})();
