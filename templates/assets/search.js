// Search in the index below data/search/ (its form stands in generator/search/search.go).
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

let index = null;
const files = new Map();

function get(name, kind) {
  if (!files.has(name)) {
    const url = `${base}data/search/${name}?v=${index.v}`;
    files.set(name, fetch(url).then((r) => (r.ok ? r[kind]() : Promise.reject(new Error(r.status)))).catch((e) => { files.delete(name); throw e; }));
  }
  return files.get(name);
}

// The words of a text, as the index has them: see fold in generator/search/words.go.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const sameLetter = { "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه" };
const grouping = /(?<=\p{Nd})[,.٬\u00a0\u202f\u2009](?=\p{Nd}{3}(?!\p{Nd}))/gu; // 2,500 is 2500

function digit(ch) {
  const code = ch.codePointAt(0);
  let n = 0;
  while (n < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - n - 1))) n++;
  return String(n);
}

function tokens(text) {
  const out = [];
  let word = "", before = "";
  const flush = () => { if (word) out.push(word); word = ""; };
  for (const ch of text.replace(grouping, "").normalize("NFKD")) {
    if (ch === "ـ" || /\p{Mn}/u.test(ch)) continue;
    if (unspaced.test(ch)) {
      flush();
      if (before) {
        if (out.at(-1) === before) out.pop();
        out.push(before + ch);
      } else out.push(ch);
      before = ch;
      continue;
    }
    if (/\p{Nd}/u.test(ch)) word += digit(ch);
    else if (/\p{L}/u.test(ch)) word += sameLetter[ch] ?? ch.toLowerCase();
    else if (ch !== "'" && ch !== "’") flush();
    before = "";
  }
  flush();
  return out;
}

// The endings of a language's words, to be cut off one after another. What is left is the
// beginning of every form of a word, more or less, and need not be a word.
const endings = {
  en: [/(?<=.{3})(?:ies|es|s|y)$/, /(?<=.{4})(?:ing|ed|ers?|ions?|al)$/, /(?<=.{3})e$/, /(?<=.{3})([bdgmnprt])(?<=\1\1)$/],
  de: [/(?<=.{4})(?:ern|em|er|en|es|e|n|s)$/],
  fr: [/(?<=.{4})(?:aient|ent|ees|ee|es|er|ez|aux|al|e|s|x)$/],
  es: [/(?<=.{4})(?:aron|ando|ado|ada|es|os|as|s|o|a|e)$/],
  ru: [/(?<=.{3})(?:ами|ями|ого|его|ому|ему|ыми|ими|ах|ях|ов|ев|еи|ии|ыи|ая|яя|ое|ее|ые|ие|ои|ым|им|ам|ям|ом|ем|а|я|о|е|ы|и|у|ю|ь)$/],
  uk: [/(?<=.{3})(?:ами|ями|ого|ому|ими|ах|ях|ів|ей|ий|ая|ое|ої|ою|ам|ям|ом|ем|а|я|о|е|и|і|у|ю|ь)$/],
  fa: [/(?<=.{3})(?:هایی|های|ها|ان|ات|ی)$/],
  ar: [/(?<=.{3})(?:ات|ون|ین|ه|ی)$/],
}[document.documentElement.lang.split("-")[0]] ?? [];
const stem = (word) => endings.reduce((w, ending) => w.replace(ending, ""), word);

// Words that say little, such as who and the.
const stop = new Set(tokens(form?.dataset.stop ?? ""));

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

// lookUp returns the terms that are the word or a form of it, or begin with it:
// [term, passages, postings].
async function lookUp(word, prefix) {
  const root = stem(word);
  const fits = (l) => l[0] === word || stem(l[0]) === root || prefix && l[0].startsWith(word);
  const at = last(index.terms, (t) => !before(root, t));
  const found = at < 0 ? [] : (await lines(at)).filter(fits);
  return index.terms[at + 1]?.startsWith(root) ? found.concat((await lines(at + 1)).filter(fits)) : found;
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
  const names = [code, ...[0, -1, 1].map((d) => `${code}-${letters.length + d}`)].filter((n) => index.near[n]);
  const texts = await Promise.all(names.map((n) => get(`w/${n}.txt`, "text")));
  return texts.flatMap((t) => t.split("\n").filter((w) => w && slip(word, w))).slice(0, 2);
}

// How much a term counts that is another form of the word, only begins with it, or is what
// the word with a slip in it may have meant; and how much a word counts that says little.
const otherForm = 0.8, beginning = 0.6, meant = 0.6, little = 0.1;

// weigh returns how much each passage has of a word, by its number.
function weigh(word, found, factor) {
  const best = new Map(), names = new Set();
  for (const [term, n, postings] of found) {
    const likeness = term === word ? 1 : stem(term) === stem(word) ? otherForm : beginning;
    const rare = Math.log(1 + index.n / Number(n)) * likeness * factor;
    let passage = 0;
    for (const [, step, letter] of postings.matchAll(/([0-9a-z]+)([A-Z])/g)) {
      passage += parseInt(step, 36);
      const score = rare * (letter === "Z" ? 45 : letter.charCodeAt(0) - 60);
      if (score > (best.get(passage) ?? 0)) best.set(passage, score);
      if (letter === "Z" && term === word) names.add(passage);
    }
  }
  return { best, names };
}

// search returns passages, the best first, and the words that were looked for. A passage
// counts by its words' weights, and by how much of the query it covers.
async function search(query, kind) {
  const phrases = [...query.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)].map((m) => tokens(m[1])).filter((p) => p.length > 1);
  const words = [...new Set(tokens(query))].slice(0, 10);
  const scores = new Map(), covered = new Map(), names = new Set(), looked = [], instead = [];
  const open = !/[\s"”»]$/.test(query);
  let whole = 0;
  await Promise.all(words.map(async (word, i) => {
    let found = await lookUp(word, open && i === words.length - 1), factor = stop.has(word) ? little : 1;
    if (!found.length) {
      const [near] = await nearTo(word);
      if (!near) return;
      instead.push([word, near]);
      words[i] = word = near;
      found = await lookUp(word, false);
      factor *= meant;
    }
    looked.push(...found.map((f) => f[0]));
    const rare = Math.max(...found.map((f) => Math.log(1 + index.n / Number(f[1])))) * factor;
    whole += rare;
    const weighed = weigh(word, found, factor);
    for (const [passage, score] of weighed.best) {
      scores.set(passage, (scores.get(passage) ?? 0) + score);
      covered.set(passage, (covered.get(passage) ?? 0) + rare);
    }
    for (const passage of weighed.names) names.add(passage);
  }));
  for (const [passage, score] of scores) scores.set(passage, score * (covered.get(passage) / whole) ** 2);
  let ranked = [...scores.keys()].filter((p) => !kind || kindOf(p) === kind).sort((a, b) => scores.get(b) - scores.get(a) || b - a);
  if (phrases.length) ranked = await holding(phrases, ranked.slice(0, 60));
  const first = await named(words, ranked.filter((p) => names.has(p)).slice(0, 12));
  return { looked, instead, ranked: [...first, ...ranked.filter((p) => !first.includes(p))] };
}

// named returns the passages of records that have a whole name in the query, at most two. A
// name within another one, as Kabul in Kabul airport, gives way to it.
async function named(words, passages) {
  const rows = await Promise.all(passages.map(passage));
  const whole = rows.map((row) => [row.title, ...row.text.split(" · ")].map(tokens)
    .filter((name) => name.length && name.every((t) => words.includes(t)))
    .sort((a, b) => b.length - a.length)[0]);
  const within = (a, b) => b && a.length < b.length && a.every((t) => b.includes(t));
  return passages.filter((_, i) => whole[i] && !whole.some((other) => within(whole[i], other))).slice(0, 2);
}

// kindOf returns the kind of a passage's record.
const kindOf = (p) => index.kinds[last(index.kinds, (k) => k[1] <= p)][0];

// holding returns the passages that have all phrases.
async function holding(phrases, ranked) {
  const rows = await Promise.all(ranked.map(passage));
  return ranked.filter((_, i) => {
    const text = ` ${tokens(`${rows[i].title} . ${rows[i].text}`).join(" ")} `;
    return phrases.every((p) => text.includes(` ${p.join(" ")} `));
  });
}

async function passage(p) {
  const file = last(index.texts, (first) => first <= p);
  const row = (await get(`d/${file}.json`, "json"))[p - index.texts[file]];
  return { url: row[0], kind: row[1], title: row[2], meta: row[3], text: row[4], stamp: row[5], first: row[6] };
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

// stamp is a claim's verdict, as rows elsewhere show it.
function stamp(text) {
  const [tone, shape, ...label] = text.split(" ");
  const out = document.createElement("span"), word = document.createElement("span");
  out.className = "verdict";
  out.dataset.tone = tone;
  word.className = "verdict-word";
  word.textContent = label.join(" ");
  const mark = document.querySelector(`template[data-shape="${shape}"]`);
  out.append(mark ? mark.content.cloneNode(true) : "", " ", word);
  return out;
}

function item(hit, looked) {
  const li = document.createElement("li");
  li.className = hit.stamp ? "row" : "row name-row";
  const main = document.createElement("div");
  main.className = "row-main";
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
  main.append(link, meta, text);
  li.append(hit.stamp ? stamp(hit.stamp) : "", main);
  return li;
}

let turn = 0;
async function run(query, kind) {
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
    index ??= await fetch(`${base}data/search/index.json`).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status))));
    const found = await search(query, kind);
    if (mine !== turn) return;
    const seen = new Map(); // how often each record was told, by its address
    let next = 0;
    const show = async (room) => {
      const items = [];
      while (next < found.ranked.length && items.length < room) {
        const part = await Promise.all(found.ranked.slice(next, next + room - items.length).map(passage));
        next += part.length;
        for (const hit of part) {
          // Tellings of one thing are one find, which says how many of them were found.
          const told = seen.get(hit.first || hit.url) ?? { urls: new Set() };
          seen.set(hit.first || hit.url, told);
          if (told.urls.has(hit.url)) continue;
          told.urls.add(hit.url);
          if (told.urls.size > 1) {
            told.count.textContent = ` · ${form.dataset.repeats.replace("{1}", told.urls.size)}`;
            continue;
          }
          const li = item(hit, found.looked);
          told.count = li.querySelector(".meta").appendChild(document.createElement("span"));
          items.push(li);
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
  const state = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.set(name, value);
    return query.size ? `${location.pathname}?${query}` : location.pathname;
  };
  const go = () => run(input.value, form.elements.kind.value);
  const restore = () => {
    const query = new URLSearchParams(location.search);
    input.value = query.get("q") ?? "";
    form.elements.kind.value = query.get("kind") ?? "";
    go();
  };
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", state());
      go();
    }, 120);
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    clearTimeout(timer);
    history.pushState(null, "", state());
    go();
  });
  addEventListener("popstate", restore);
  restore();
}
