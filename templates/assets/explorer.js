// The claims explorer: filters in the page's address, counts for each value given the
// other filters. The list that stands in the page is what is shown without filters.

const base = document.documentElement.dataset.base;
const form = document.querySelector("#explorer");
const all = document.querySelector("#explorer-all");
const results = document.querySelector("#explorer-results");
const list = results?.querySelector("ol");
const more = document.querySelector("#explorer-more");
const count = document.querySelector("#explorer-count");
const step = 100;

let index = null; // the filters' values
let rows = []; // claims, newest first, as far as they are loaded
let shown = step;

const names = ["kind", "rating", "speaker", "topic", "year"];
const lists = { kind: "kinds", rating: "ratings", speaker: "speakers", topic: "topics" };
// has says whether a claim has the i-th value of a filter.
const values = {
  kind: (r) => [r.k], rating: (r) => [r.r], speaker: (r) => r.s ?? [], topic: (r) => r.o ?? [], year: (r) => [r.year],
};

const fold = (s) => s.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

// text is what words are looked for in: the title, who spoke, the quotations and the topics.
const text = (r) => fold([r.t, r.b, r.q ?? "", ...(r.s ?? []).map((i) => index.speakers[i].label), ...(r.o ?? []).map((i) => index.topics[i].label)].join(" "));

async function json(name) {
  const response = await fetch(`${base}data/explorer/${name}.json`);
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

// start loads everything the first time that a filter is touched, newest year first.
let started = null;
function start() {
  return started ??= (async () => {
    index = await json("index");
    index.years = [...new Set(index.chunks.map((c) => c.year))].map((y) => ({ id: y, label: y }));
    lists.year = "years";
    const parts = index.chunks.map((c) => json(c.name).then((part) => part.map((r) => ({ ...r, year: index.years.findIndex((y) => y.id === c.year), text: text(r) }))));
    for (const part of parts) {
      rows = rows.concat(await part);
      draw();
    }
  })();
}

function wanted() {
  const data = new FormData(form);
  const state = { q: fold(String(data.get("q") ?? "")).split(/\s+/).filter(Boolean) };
  for (const name of names) {
    const id = data.get(name) || want[name];
    state[name] = id ? index[lists[name]].findIndex((v) => v.id === id) : -2;
  }
  return state;
}

// fits says whether a claim passes all filters but one.
function fits(row, state, except) {
  return names.every((n) => n === except || state[n] === -2 || values[n](row).includes(state[n])) && state.q.every((word) => row.text.includes(word));
}

let want = {}; // values from the address, until their options exist

function draw() {
  const state = wanted();
  for (const name of names) {
    const counts = new Map();
    for (const row of rows) {
      if (fits(row, state, name)) for (const v of values[name](row)) counts.set(v, (counts.get(v) ?? 0) + 1);
    }
    const select = form.elements[name];
    const chosen = select.value || want[name] || "";
    const options = [new Option(form.dataset.any, "")];
    const order = index[lists[name]].map((v, i) => i);
    if (name === "speaker" || name === "topic") order.sort((a, b) => index[lists[name]][a].label.localeCompare(index[lists[name]][b].label, document.documentElement.lang));
    for (const i of order) {
      const v = index[lists[name]][i];
      if (counts.get(i) || v.id === chosen) options.push(new Option(`${v.label} (${counts.get(i) ?? 0})`, v.id));
    }
    select.replaceChildren(...options);
    select.value = chosen;
    if (select.value !== chosen) select.value = "";
  }
  want = {};
  const found = rows.filter((row) => fits(row, state, null));
  const filtered = state.q.length > 0 || names.some((n) => state[n] !== -2);
  all.hidden = filtered;
  results.hidden = !filtered;
  count.textContent = found.length ? form.dataset.found.replace("{1}", found.length.toLocaleString(document.documentElement.lang)) : form.dataset.none;
  list.replaceChildren(...(filtered ? found.slice(0, shown).map(item) : []));
  more.hidden = !filtered || found.length <= shown;
}

function item(row) {
  const li = document.createElement("li");
  li.className = "row";
  li.dataset.claim = row.i;
  li.dataset.kind = index.kinds[row.k].id;
  li.innerHTML = index.verdicts[row.v];
  const main = document.createElement("div");
  main.className = "row-main";
  const link = document.createElement("a");
  link.className = "row-title";
  link.href = `${base}claims/${encodeURIComponent(row.i)}/`;
  link.textContent = row.t;
  const meta = document.createElement("p");
  meta.className = "meta";
  meta.textContent = [row.b, row.d, index.kinds[row.k].label].filter(Boolean).join(" · ");
  main.append(link);
  for (const i of row.f ?? []) {
    const flag = document.createElement("span");
    flag.className = "flag";
    flag.dataset.flag = index.flags[i].id;
    flag.textContent = index.flags[i].label;
    main.append(" ", flag);
  }
  main.append(meta);
  li.append(main);
  return li;
}

function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.set(name, value);
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "");
}

// What was shown and how far it was scrolled is kept with the entry of the history, so that
// Back leads to the row that one left.
const remember = () => history.replaceState({ shown, at: scrollY }, "");

// restore puts the address's filters into the form.
async function restore() {
  const query = new URLSearchParams(location.search);
  form.elements.q.value = query.get("q") ?? "";
  want = {};
  for (const name of names) {
    want[name] = query.get(name) ?? "";
    form.elements[name].value = want[name];
  }
  const { shown: before, at } = history.state ?? {};
  shown = before ?? step;
  if (location.search && !started) await start();
  else if (started) draw();
  if (at && location.search) scrollTo(0, at);
}

if (form) {
  form.hidden = false;
  addEventListener("pagehide", remember);
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("focusin", () => start());
  form.addEventListener("input", async (e) => {
    shown = step;
    const typing = e.target.name === "q";
    history[typing && new URLSearchParams(location.search).has("q") ? "replaceState" : "pushState"](null, "", address());
    await start();
    draw();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    history.pushState(null, "", location.pathname);
    restore();
  }));
  more.addEventListener("click", () => {
    shown += step;
    draw();
    list.children[shown - step]?.querySelector("a")?.focus();
  });
  addEventListener("popstate", restore);
  restore();
}
