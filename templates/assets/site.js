// What script adds to every page: a card for any link to a record, "/" for search,
// and points in charts that lead to their claims. Nothing needs it to be read.

const base = document.documentElement.dataset.base;
const wide = matchMedia("(min-width: 68.75rem)");

// Where a browser can't show closed notes beside the text, they are opened.
if (wide.matches && !CSS.supports("selector(::details-content)")) {
  for (const notes of document.querySelectorAll(".notes")) notes.open = true;
}

document.addEventListener("keydown", (e) => {
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.target.closest("input, textarea, select, [contenteditable]")) return;
  const find = document.querySelector("#search-q") ?? document.querySelector("#find");
  if (find) {
    e.preventDefault();
    find.focus();
    find.select();
  }
});

// A shard of cards is named by the hash of a record's path: FNV-1a of its UTF-8 bytes.
function hash(text) {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193) >>> 0;
  return h;
}

const loaded = new Map();
function load(url) {
  if (!loaded.has(url)) {
    loaded.set(url, fetch(url).then((r) => (r.ok ? r.json() : Promise.reject(r.status))).catch(() => { loaded.delete(url); return null; }));
  }
  return loaded.get(url);
}

// path returns a link's record as "claims/x/", or null where it leads elsewhere.
function path(href) {
  const url = new URL(href, location.href);
  if (url.origin !== location.origin || !url.pathname.startsWith(base)) return null;
  let p;
  try { p = decodeURIComponent(url.pathname.slice(base.length)); } catch { return null; }
  if (!p.endsWith("/") || p.includes("/in/") || url.pathname === location.pathname) return null;
  return /^(?:(?:articles|claims|entities|events|topics)\/)?[^/]+\/$/.test(p) ? p : null;
}

async function card(href) {
  const p = path(href);
  if (!p) return null;
  const index = await load(base + "data/cards/index.json");
  if (!index?.shards) return null;
  return (await load(`${base}data/cards/${hash(p) % index.shards}.json`))?.[p] ?? null;
}

const box = document.createElement("aside");
box.className = "preview";
box.id = "preview";
box.setAttribute("role", "tooltip");
box.hidden = true;
document.body.append(box);

let owner = null;
let timer = 0;

function hide() {
  clearTimeout(timer);
  owner?.removeAttribute("aria-describedby");
  owner = null;
  box.hidden = true;
}

// address is where a link leads, or a point in a chart: to its claim.
function address(target) {
  return target.href?.baseVal ?? target.href ?? `${base}claims/${encodeURIComponent(target.dataset.point)}/`;
}

async function show(target) {
  const html = await card(address(target));
  if (owner !== target || !html) return;
  box.innerHTML = html;
  for (const link of box.querySelectorAll("a")) link.tabIndex = -1;
  box.hidden = false;
  target.setAttribute("aria-describedby", "preview");
  const at = target.getClientRects()[0] ?? target.getBoundingClientRect();
  const space = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(at.left, space - box.offsetWidth - 8));
  const below = at.bottom + box.offsetHeight + 12 < innerHeight || at.top < box.offsetHeight + 12;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(below ? at.bottom + 6 : at.top - box.offsetHeight - 6) + scrollY}px`;
}

function offer(target, delay) {
  if (target === owner) return;
  hide();
  owner = target;
  timer = setTimeout(() => show(target), delay);
}

document.addEventListener("pointerover", (e) => {
  if (e.pointerType === "touch") return;
  if (e.target.closest(".preview")) return clearTimeout(timer);
  const target = e.target.closest("main a[href]") ?? e.target.closest("[data-point]");
  if (target) offer(target, 250);
  else if (owner && document.activeElement !== owner) {
    clearTimeout(timer);
    timer = setTimeout(hide, 200);
  }
});
document.addEventListener("focusin", (e) => {
  const target = e.target.closest("main a[href]");
  if (target?.matches(":focus-visible")) offer(target, 400);
  else if (!e.target.closest(".preview")) hide();
});
document.addEventListener("keydown", (e) => { if (e.key === "Escape") hide(); });
document.addEventListener("click", (e) => {
  const point = e.target.closest("a") ? null : e.target.closest("[data-point]");
  if (point) location.href = address(point);
});

// In an article, a note and its marked words light up together.
for (const note of document.querySelectorAll(".notes .note")) {
  const marks = document.querySelectorAll(`mark[data-claim~="${CSS.escape(note.dataset.claim)}"]`);
  const light = (on) => marks.forEach((m) => m.classList.toggle("lit", on));
  for (const [type, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
    note.addEventListener(type, () => light(on));
  }
}
