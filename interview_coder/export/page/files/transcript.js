// One transcript with its coded units underlined, a line for each code, and the hits marked.
const picker = $("picker").elements.source;
const LANES = 4;
let open = -1;

function offerSources() {
  const groups = new Map();
  DATA.sources.forEach(([id, kind], source) => {
    if (!groups.has(kind)) groups.set(kind, el("optgroup", { label: label(DATA.kinds[kind]) }));
    groups.get(kind).append(option(source, UNITS_OF[source].length ? `${id} (${UNITS_OF[source].length})` : id));
  });
  picker.append(...groups.values());
}

function underline(element, units) {
  const colours = units.flatMap((unit) => unit.codings.map(({ code }) => DATA.codes[code][2])).slice(0, LANES);
  const shadows = colours.map((colour, lane) => `0 ${lane * 4 + 2}px 0 var(--g${colour})` + (lane ? "" : ""));
  const gaps = colours.map((_, lane) => `0 ${lane * 4}px 0 var(--page)`);
  element.style.boxShadow = shadows.flatMap((shadow, lane) => (lane ? [gaps[lane], shadow] : [shadow])).join(", ");
}

function piece(text, units, hits, first) {
  if (!units.length) return document.createTextNode(text);
  const span = el("span", { class: "unit", "data-unit": units.map((unit) => unit.id).join(" ") }, marked(text, hits));
  underline(span, units);
  if (first) {
    span.id = `u${first.id}`;
    span.tabIndex = -1;
  }
  return span;
}

function spokenCodes(unit) {
  const names = unit.codings.map(({ code }) => DATA.codes[code][0]).join(W.sep);
  return el("span", { class: "hidden", text: fill(W.unitCodes, names) });
}

function speech(source, start, end, units) {
  const paragraph = el("p", { class: "words" });
  const hits = units.flatMap((unit) => unit.codings.flatMap((coding) => coding.hits));
  pieces(start, end, [...units, ...hits], (from, to, covering) => {
    const its = covering.filter((span) => span.codings);
    const first = its.find((unit) => from === Math.max(start, unit.start) && unit.start >= start);
    paragraph.append(piece(cutter(source).cut(from, to), its, covering.filter((span) => !span.codings), first));
    for (const unit of its) if (unit.end === to) paragraph.append(spokenCodes(unit));
  });
  return paragraph;
}

function turnRow(source, [start, end, speaker, role, time], units, previous) {
  const goesOn = previous && previous[2] === speaker && previous[3] === role;
  const who = el("div", { class: "who" }, el("bdi", { class: goesOn ? "hidden" : "", text: DATA.speakers[speaker] || label(DATA.roles[role]) }));
  if (time) who.append(el("time", { text: time }));
  const row = el("div", { class: `turn ${DATA.roles[role] === "interviewer" ? "interviewer" : ""}` }, who, speech(source, start, end, units));
  const begun = units.filter((unit) => unit.start >= start && unit.codings.length);
  if (begun.length) {
    const margin = el("div", { class: "margin" });
    for (const unit of begun) {
      const list = tags(unit);
      list.dataset.unit = unit.id;
      margin.append(list);
    }
    row.append(margin);
  }
  return row;
}

// What stands between two turns is shown, but for lines that only repeat label, time and number of a turn.
function between(source, start, end, next) {
  const known = next ? [DATA.speakers[next[2]], next[4]].filter(Boolean) : [];
  const says = (line) => /[^\s\d\p{P}\p{S}]/u.test(known.reduce((rest, part) => rest.replaceAll(part, ""), line));
  const lines = cutter(source).cut(start, end).split(/\r\n?|\n/).filter(says);
  return lines.length ? [el("p", { class: "between", text: lines.join("\n") })] : [];
}

function rows(source) {
  const turns = DATA.sources[source][7];
  const units = UNITS_OF[source];
  const made = [];
  let at = 0;
  let previous = null;
  for (const turn of turns) {
    made.push(...between(source, at, turn[0], turn));
    made.push(turnRow(source, turn, units.filter((unit) => unit.start < turn[1] && unit.end > turn[0]), previous));
    at = turn[1];
    previous = turn;
  }
  return [...made, ...between(source, at, cutter(source).length, null)];
}

function about(source) {
  const [id, kind, case_, date, question, attributes] = DATA.sources[source];
  const known = [[W.kind, label(DATA.kinds[kind])], [W.case, case_ === id ? "" : case_], [W.date, date], ...DATA.attributes[attributes]];
  const line = el("p", { class: "about" });
  known.filter(([, value]) => value).forEach(([name, value], at) => line.append(at ? " · " : "", el("bdi", { text: `${name} ${value}` })));
  if (question) line.append(el("br"), el("bdi", { text: W.question + question }));
  return line;
}

function showTranscript(source) {
  if (!DATA.sources[source]) return;
  picker.value = source;
  $("transcripts").classList.add("open");
  $("transcript").hidden = false;
  if (open === source) return;
  open = source;
  $("transcript").replaceChildren(el("h3", {}, el("bdi", { text: DATA.sources[source][0] })), about(source), ...rows(source));
}

function goTo(source, unit) {
  showTranscript(source);
  for (const here of document.querySelectorAll(".unit.here")) here.classList.remove("here");
  const passage = unit === undefined ? null : $(`u${unit}`);
  if (passage) for (const part of partsOf(unit)) part.classList.add("here");
  const target = passage ?? $("h-transcripts");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: passage ? "center" : "start" });
}

function partsOf(unit) {
  return [...document.querySelectorAll("#transcript [data-unit]")].filter((part) => part.dataset.unit.split(" ").includes(String(unit)));
}

picker.addEventListener("change", () => {
  if (picker.value === "") return;
  showTranscript(Number(picker.value));
  remember(`#t/${picker.value}`);
});
for (const kind of ["pointerover", "focusin"]) {
  $("transcript").addEventListener(kind, (event) => {
    for (const near of document.querySelectorAll("#transcript .near")) near.classList.remove("near");
    const owner = event.target.closest("[data-unit]");
    if (!owner) return;
    for (const unit of owner.dataset.unit.split(" ")) for (const part of partsOf(unit)) part.classList.add("near");
  });
}
