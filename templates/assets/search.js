// Search in the index below data/search/ (its form stands in generator/page/searchindex.go).
// A query loads the index's root, one file for each word, and one for each hit shown.

const base = document.documentElement.dataset.base;
const form = document.querySelector("#search");
const input = document.querySelector("#search-q");
const output = document.querySelector("#search-count");
const results = document.querySelector("#search-results");
const list = results?.querySelector("ol");
const more = document.querySelector("#search-more");
const lists = document.querySelector("#search-lists");
const step = 10;

let root = null;
const files = new Map();

function get(name, kind) {
  if (!files.has(name)) {
    const url = `${base}data/search/${name}?v=${root.v}`;
    files.set(name, fetch(url).then((r) => (r.ok ? r[kind]() : Promise.reject(new Error(r.status)))).catch((e) => { files.delete(name); throw e; }));
  }
  return files.get(name);
}

// The words of a text, as the index has them: see tokens in generator/page/search.go.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
function tokens(text) {
  const out = [];
  let word = "", before = "";
  const flush = () => { if (word) out.push(word); word = ""; };
  for (const ch of text.normalize("NFKD")) {
    if (/\p{Mn}/u.test(ch)) continue;
    if (unspaced.test(ch)) {
      flush();
      if (before) {
        if (out.at(-1) === before) out.pop();
        out.push(before + ch);
      } else out.push(ch);
      before = ch;
      continue;
    }
    if (/[\p{L}\p{Nd}]/u.test(ch)) word += ch.toLowerCase();
    else if (ch !== "'" && ch !== "’") flush();
    before = "";
  }
  flush();
  return out;
}

// Terms are in the order of their UTF-8 bytes, which is the order of code points.
function before(a, b) {
  const x = [...a], y = [...b];
  for (let i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
  return x.length < y.length;
}

function last(array, test) {
  let from = 0, to = array.length;
  while (from < to) {
    const mid = (from + to) >> 1;
    if (test(array[mid])) from = mid + 1;
    else to = mid;
  }
  return from - 1;
}

async function lines(file) {
  const text = await get(`t/${file}.txt`, "text");
  return text.split("\n").filter(Boolean).map((l) => l.split("\t"));
}

// lookUp returns the terms that are the word, or begin with it: [term, passages, postings].
async function lookUp(word, prefix) {
  const at = last(root.terms, (t) => !before(word, t));
  if (at < 0 && !prefix) return [];
  const fits = (l) => l[0] === word || prefix && l[0].startsWith(word);
  let found = at < 0 ? [] : (await lines(at)).filter(fits);
  if (prefix && root.terms[at + 1]?.startsWith(word)) found = found.concat((await lines(at + 1)).filter(fits));
  return found;
}

// slip says whether two words are one slip of the finger apart: a letter too many, too
// few, wrong, or two changed round.
function slip(a, b) {
  const x = [...a], y = [...b];
  if (Math.abs(x.length - y.length) > 1) return false;
  let i = 0;
  while (i < x.length && i < y.length && x[i] === y[i]) i++;
  const rest = (n, m) => x.slice(i + n).join("") === y.slice(i + m).join("");
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || x[i] === y[i + 1] && x[i + 1] === y[i] && rest(2, 2);
}

// nearTo returns the most frequent words that are one slip from a word.
async function nearTo(word) {
  const letters = [...word];
  if (letters.length < 4) return [];
  const code = letters[0].codePointAt(0).toString(16);
  const names = [code, ...[0, -1, 1].map((d) => `${code}-${letters.length + d}`)].filter((n) => root.near[n]);
  const texts = await Promise.all(names.map((n) => get(`w/${n}.txt`, "text")));
  return texts.flatMap((t) => t.split("\n").filter((w) => w && slip(word, w))).slice(0, 2);
}

// search returns passages by weight, and the words that were looked for.
async function search(query) {
  const words = [...new Set(tokens(query))].slice(0, 8);
  const scores = new Map(), hits = new Map(), looked = [], instead = [];
  const open = !/\s$/.test(query);
  await Promise.all(words.map(async (word, i) => {
    let found = await lookUp(word, open && i === words.length - 1);
    let weight = 1;
    if (!found.length) {
      const near = await nearTo(word);
      found = (await Promise.all(near.map((w) => lookUp(w, false)))).flat();
      weight = 0.6;
      if (found.length) instead.push([word, found[0][0]]);
    }
    looked.push(...found.map((f) => f[0]));
    const best = new Map();
    for (const [term, n, postings] of found) {
      const rare = Math.log(1 + root.n / Number(n)) * (term === word ? 1 : 0.7) * weight;
      let passage = 0;
      for (const [, step, letter] of postings.matchAll(/([0-9a-z]+)([A-Z])/g)) {
        passage += parseInt(step, 36);
        const score = rare * (letter.charCodeAt(0) - 60);
        if (score > (best.get(passage) ?? 0)) best.set(passage, score);
      }
    }
    for (const [passage, score] of best) {
      scores.set(passage, (scores.get(passage) ?? 0) + score);
      hits.set(passage, (hits.get(passage) ?? 0) + 1);
    }
  }));
  let most = 0;
  for (const n of hits.values()) most = Math.max(most, n);
  const ranked = [...scores].filter(([p]) => hits.get(p) === most).sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([p]) => p);
  return { words, looked, instead, ranked };
}

async function passage(p) {
  const file = last(root.texts, (first) => first <= p);
  const row = (await get(`d/${file}.json`, "json"))[p - root.texts[file]];
  return { url: row[0], kind: row[1], title: row[2], meta: row[3], text: row[4] };
}

// marked returns a text's nodes with the words that were looked for marked.
function marked(text, looked) {
  const out = document.createDocumentFragment();
  let at = 0;
  const wordOf = /[\p{L}\p{Nd}\p{Mn}'’]+/gu;
  for (const m of text.matchAll(wordOf)) {
    if (!tokens(m[0]).some((t) => looked.includes(t))) continue;
    const mark = document.createElement("mark");
    mark.textContent = m[0];
    out.append(text.slice(at, m.index), mark);
    at = m.index + m[0].length;
  }
  out.append(text.slice(at));
  return out;
}

// excerpt is a stretch of a text round the place where most of the words stand.
function excerpt(text, looked) {
  const size = 220;
  if (text.length <= size) return text;
  const places = [...text.matchAll(/[\p{L}\p{Nd}\p{Mn}'’]+/gu)].filter((m) => tokens(m[0]).some((t) => looked.includes(t))).map((m) => m.index);
  let best = 0, most = 0;
  for (const p of places) {
    const n = places.filter((q) => q >= p && q < p + size).length;
    if (n > most) [most, best] = [n, p];
  }
  let from = Math.max(0, Math.min(best - 60, text.length - size));
  if (from > 0) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + size);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + size / 2);
  return (from > 0 ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
}

function item(hit, looked) {
  const li = document.createElement("li");
  li.className = "row name-row";
  const link = document.createElement("a");
  link.className = "row-title";
  link.href = base + hit.url;
  link.append(marked(hit.title, looked));
  const meta = document.createElement("p");
  meta.className = "meta";
  meta.textContent = [hit.kind, hit.meta].filter(Boolean).join(" · ");
  const text = document.createElement("p");
  text.className = "sentence";
  text.append(marked(excerpt(hit.text, looked), looked));
  li.append(link, meta, text);
  return li;
}

let turn = 0;
async function run(query) {
  const mine = ++turn;
  const empty = !tokens(query).length;
  lists.hidden = !empty;
  results.hidden = empty;
  more.hidden = true;
  if (empty) {
    output.textContent = "";
    list.replaceChildren();
    return;
  }
  try {
    root ??= await fetch(`${base}data/search/index.json`).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status))));
    const found = await search(query);
    if (mine !== turn) return;
    const seen = new Set();
    let next = 0;
    const show = async (room) => {
      const items = [];
      while (next < found.ranked.length && items.length < room) {
        const part = await Promise.all(found.ranked.slice(next, next + room - items.length).map(passage));
        next += part.length;
        for (const hit of part) {
          if (seen.has(hit.url)) continue;
          seen.add(hit.url);
          items.push(item(hit, found.looked));
        }
      }
      return items;
    };
    const items = await show(step);
    if (mine !== turn) return;
    list.replaceChildren(...items);
    const [wrong, right] = found.instead[0] ?? [];
    output.textContent = !items.length ? form.dataset.none.replace("{1}", query.trim())
      : wrong ? form.dataset.instead.replace("{1}", wrong).replace("{2}", right)
      : form.dataset.found.replace("{1}", (next < found.ranked.length ? `${found.ranked.length}` : `${seen.size}`));
    more.hidden = next >= found.ranked.length;
    more.onclick = async () => {
      const added = await show(step);
      list.append(...added);
      more.hidden = next >= found.ranked.length;
      added[0]?.querySelector("a").focus();
    };
  } catch {
    if (mine === turn) output.textContent = form.dataset.failed;
  }
}

if (form) {
  const restore = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    run(input.value);
  };
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", location.pathname + (input.value ? `?q=${encodeURIComponent(input.value)}` : ""));
      run(input.value);
    }, 120);
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    history.pushState(null, "", location.pathname + (input.value ? `?q=${encodeURIComponent(input.value)}` : ""));
    run(input.value);
  });
  addEventListener("popstate", restore);
  restore();
}
