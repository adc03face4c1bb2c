// The data of the page, and elements that are only ever given text.
const DATA = JSON.parse(document.getElementById("data").textContent);
const W = DATA.words;
const $ = (id) => document.getElementById(id);

const fill = (pattern, ...values) => pattern.replaceAll("{}", () => String(values.shift()));
const number = (value) => value.toLocaleString("en-US");
const label = (name) => (Object.hasOwn(DATA.labels, name) ? DATA.labels[name] : name);

function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "text") made.textContent = value;
    else if (key === "class") made.className = value;
    else if (key === "to") made.setAttribute("href", `#${value}`);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// Positions count code points, strings count UTF-16: a text with rare characters is cut by its list of characters.
const texts = DATA.sources.map(() => null);
function cutter(source) {
  if (texts[source]) return texts[source];
  const text = DATA.sources[source][6];
  const characters = /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text) ? Array.from(text) : null;
  texts[source] = {
    length: characters ? characters.length : text.length,
    cut: (start, end) => (characters ? characters.slice(start, end).join("") : text.slice(start, end)),
  };
  return texts[source];
}

const UNITS = DATA.units.map(([source, start, end, turn, speaker, role, case_, time, codings], id) => ({
  id, source, start, end, turn, speaker, role, case: case_, time,
  codings: codings.map(([code, ...flat]) => ({ code, hits: hitsOf(flat) })),
}));
const N_CODINGS = UNITS.reduce((sum, unit) => sum + unit.codings.length, 0);
const UNITS_OF = DATA.sources.map(() => []);
for (const unit of UNITS) UNITS_OF[unit.source].push(unit);

function hitsOf(flat) {
  const hits = [];
  for (let place = 0; place < flat.length; place += 3) {
    hits.push({ start: flat[place], end: flat[place + 1], negated: flat[place + 2] === 1 });
  }
  return hits;
}

const fold = (text) => text.normalize("NFKC").toLowerCase();
function foldedOf(unit) {
  unit.folded ??= fold(cutter(unit.source).cut(unit.start, unit.end));
  return unit.folded;
}

// Cuts a stretch where a hit begins or ends and gives each piece to `make` with the hits that cover it.
function pieces(start, end, spans, make) {
  const cuts = new Set([start, end]);
  for (const span of spans) {
    if (span.start > start && span.start < end) cuts.add(span.start);
    if (span.end > start && span.end < end) cuts.add(span.end);
  }
  const places = [...cuts].sort((one, other) => one - other);
  for (let at = 0; at + 1 < places.length; at += 1) {
    make(places[at], places[at + 1], spans.filter((span) => span.start <= places[at] && span.end >= places[at + 1]));
  }
}

function marked(text, hits) {
  if (!hits.length) return document.createTextNode(text);
  return el("mark", { class: hits.every((hit) => hit.negated) ? "negated" : "", text });
}

function tags(unit) {
  const list = el("ul", { class: "tags", "aria-label": W.codesHere });
  for (const { code, hits } of unit.codings) {
    const [name, id, colour] = DATA.codes[code];
    const link = el("a", { to: `q?code=${code}`, title: id, "aria-label": fill(W.quotesOf, name) });
    link.append(el("i", { class: `dot g${colour}` }), el("bdi", { text: name }));
    const item = el("li", {}, link);
    if (hits.every((hit) => hit.negated)) Object.assign(item, { className: "negated" }).dataset.note = W.negated;
    list.append(item);
  }
  return list;
}
