// The list of quotations: a page of them at a time.
const CHUNK = 30;
const AROUND = 40;
const PRINTED = 500;
let shown = { state: {}, units: UNITS, n: 0 };

function around(unit) {
  const { cut } = cutter(unit.source);
  const turns = DATA.sources[unit.source][7];
  const turn = turns[unit.turn - 1] ?? [unit.start, unit.end];
  const last = turns.findLast?.((one) => one[0] < unit.end) ?? turn;
  const from = Math.max(turn[0], unit.start - AROUND);
  const to = Math.min(Math.max(last[1], unit.end), unit.end + AROUND);
  return [
    (from > turn[0] ? "…" : "") + cut(Math.min(from, unit.start), unit.start),
    cut(unit.end, to) + (to < last[1] ? "…" : ""),
  ];
}

function asking(unit) {
  const [, , , , question, , , turns] = DATA.sources[unit.source];
  if (question) return W.question + question;
  const before = turns[unit.turn - 2];
  if (!before || DATA.roles[before[3]] !== "interviewer") return "";
  const words = cutter(unit.source).cut(Math.max(before[0], before[1] - 2 * AROUND), before[1]);
  return `${DATA.speakers[before[2]] || label("interviewer")}：${before[1] - before[0] > 2 * AROUND ? "…" : ""}${words}`;
}

function place(unit) {
  const [id, kind] = DATA.sources[unit.source];
  const line = el("p", { class: "place" }, el("bdi", { text: id }));
  const speaker = DATA.speakers[unit.speaker];
  const who = speaker && speaker !== label(DATA.roles[unit.role]) ? `${speaker} · ${label(DATA.roles[unit.role])}` : label(DATA.roles[unit.role]);
  line.append(el("bdi", { text: who }), el("span", { text: [fill(W.turn, unit.turn), unit.time].filter(Boolean).join(" · ") }));
  if (label(DATA.kinds[kind])) line.title = label(DATA.kinds[kind]);
  line.append(el("a", { to: `t/${unit.source}/${unit.id}`, text: W.toText, "aria-label": fill(W.toTextOf, id, unit.turn) }));
  return line;
}

// Places of the words that were searched for: each character is folded by itself, so that it keeps its place.
function foundIn(unit, state) {
  const wanted = fold(state.text ?? "").split(/\s+/u).filter(Boolean);
  if (!wanted.length) return [];
  const folded = Array.from(cutter(unit.source).cut(unit.start, unit.end), fold);
  const starts = [];
  folded.forEach((text, at) => starts.push(...Array(text.length).fill(at)));
  const line = folded.join("");
  const spans = [];
  for (const word of wanted) {
    for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length)) {
      spans.push({ start: unit.start + starts[at], end: unit.start + starts[at + word.length - 1] + 1, found: true });
    }
  }
  return spans;
}

function words(unit, state) {
  const [before, after] = around(unit);
  const paragraph = el("p", { class: "words" }, el("span", { class: "around", text: before }));
  const hits = codingsAsked(state, unit).flatMap((coding) => coding.hits);
  pieces(unit.start, unit.end, [...hits, ...foundIn(unit, state)], (start, end, covering) => {
    const piece_ = marked(cutter(unit.source).cut(start, end), covering.filter((span) => !span.found));
    paragraph.append(covering.some((span) => span.found) ? el("span", { class: "found" }, piece_) : piece_);
  });
  paragraph.append(el("span", { class: "around", text: after }));
  return paragraph;
}

function quotation(unit, state) {
  const item = el("li", { "data-unit": unit.id });
  const question = asking(unit);
  item.append(place(unit));
  if (question) item.append(el("p", { class: "asked" }, el("bdi", { text: question })));
  item.append(words(unit, state), tags(unit));
  return item;
}

function more(n = CHUNK) {
  const next = shown.units.slice(shown.n, shown.n + n);
  shown.n += next.length;
  $("list").append(...next.map((unit) => quotation(unit, shown.state)));
  $("more").hidden = shown.n >= shown.units.length;
}

function count(state, units) {
  const codings = units.reduce((sum, unit) => sum + codingsAsked(state, unit).length, 0);
  if (!units.length) return W.none;
  if (units.length === UNITS.length) return fill(W.all, number(units.length), number(N_CODINGS));
  return fill(W.some, number(units.length), number(codings), number(UNITS.length));
}

function showQuotes(state) {
  const units = chosen(state);
  shown = { state, units, n: 0 };
  $("list").replaceChildren();
  more();
  $("count").textContent = count(state, units);
}

function query(state) {
  return `#q?${new URLSearchParams(state)}`;
}

function remember(hash) {
  try {
    history.replaceState(null, "", hash);
  } catch {
    // A page from a disk may not be allowed to: the filters work all the same.
  }
}

function answer() {
  const state = asked();
  showQuotes(state);
  remember(query(state));
}

let waiting = 0;
form.addEventListener("change", (event) => {
  if (event.target.name === "attribute") offerValues("");
  clearTimeout(waiting);
  answer();
});
form.elements.text.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(answer, 90);
});
form.addEventListener("reset", () => setTimeout(() => {
  offerValues("");
  showQuotes({});
  remember("#quotes");
}));
form.addEventListener("submit", (event) => event.preventDefault());
$("more").addEventListener("click", () => {
  const first = shown.n;
  more();
  $("list").children[first]?.querySelector("a")?.focus();
});
new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting) && shown.n) more();
}, { rootMargin: "600px" }).observe($("more"));
