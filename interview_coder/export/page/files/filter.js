// Which units meet the filters, and the controls that say so.
const form = $("filters");
const FIELDS = ["code", "with", "construct", "theory", "case", "source", "role", "kind", "attribute", "value", "negation", "text"];
const NAMES = new Map();
for (const set of DATA.attributes) for (const [name, value] of set) {
  if (!NAMES.has(name)) NAMES.set(name, new Map());
  NAMES.get(name).set(value, 0);
}
const ATTRIBUTES = [...NAMES.keys()];

function option(value, text) {
  return el("option", { value, text });
}

function tally(of) {
  const counts = new Map();
  for (const unit of UNITS) for (const key of of(unit)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function offer(name, items) {
  const select = form.elements[name];
  for (const [value, text] of items) select.append(option(value, text));
  if (!items.length) select.parentElement.hidden = true;
}

function offerCodes(select, counts) {
  const groups = new Map();
  DATA.codes.forEach(([name, , colour], code) => {
    if (!counts.has(code)) return;
    if (!groups.has(colour)) groups.set(colour, el("optgroup", { label: DATA.groups[colour] || "—" }));
    groups.get(colour).append(option(code, `${name} ${counts.get(code)}`));
  });
  select.append(...[...groups.keys()].sort((one, other) => one - other).map((colour) => groups.get(colour)));
}

function constructsOf(unit) {
  return new Set(unit.codings.flatMap(({ code }) => DATA.codes[code][3]));
}

function theoriesOf(unit) {
  return new Set([...constructsOf(unit)].map((construct) => DATA.constructs[construct][1]));
}

function offerConstructs(select) {
  const counts = tally(constructsOf);
  const theories = tally(theoriesOf);
  DATA.theories.forEach((theory, number_) => {
    if (!theories.has(number_)) return;
    const group = el("optgroup", { label: theory });
    group.append(option(`t${number_}`, `${fill(W.allOf, theory)} ${theories.get(number_)}`));
    DATA.constructs.forEach(([name, its], construct) => {
      if (its === number_ && counts.has(construct)) group.append(option(construct, `${name} ${counts.get(construct)}`));
    });
    select.append(group);
  });
  if (!counts.size) select.parentElement.hidden = true;
}

function isNegated(unit) {
  return unit.codings.some(({ hits }) => hits.some((hit) => hit.negated));
}

function offerAll() {
  const codes = tally((unit) => unit.codings.map(({ code }) => code));
  offerCodes(form.elements.code, codes);
  offerCodes(form.elements.with, codes);
  offerConstructs(form.elements.construct);
  const plain = (name, names, of) => {
    const counts = tally(of);
    const text = (key) => `${label(names[key]) || "—"} ${counts.get(key)}`;
    offer(name, [...counts.keys()].sort((one, other) => one - other).map((key) => [key, text(key)]));
  };
  plain("case", DATA.cases, (unit) => [unit.case]);
  const sources = tally((unit) => [unit.source]);
  offer("source", [...sources.keys()].map((source) => [source, `${DATA.sources[source][0]} ${sources.get(source)}`]));
  const n = UNITS.filter(isNegated).length;
  offer("negation", n ? [["1", `${W.withNegation} ${n}`]] : []);
  plain("role", DATA.roles, (unit) => [unit.role]);
  plain("kind", DATA.kinds, (unit) => [DATA.sources[unit.source][1]]);
  offer("attribute", ATTRIBUTES.map((name, key) => [key, name]));
  form.elements.value.parentElement.hidden = true;
}

function offerValues(chosen) {
  const select = form.elements.value;
  select.length = 1;
  const name = ATTRIBUTES[Number(form.elements.attribute.value)];
  select.parentElement.hidden = form.elements.attribute.value === "" || name === undefined;
  if (select.parentElement.hidden) return;
  const counts = tally((unit) => DATA.attributes[DATA.sources[unit.source][5]].filter(([key]) => key === name).map(([, value]) => value));
  const values = [...counts.keys()].sort((one, other) => (Number(one) - Number(other)) || (one < other ? -1 : one > other ? 1 : 0));
  for (const value of values) select.append(option(value, `${value} ${counts.get(value)}`));
  select.value = chosen;
}

function asked() {
  const state = {};
  for (const name of FIELDS) {
    const value = form.elements[name]?.value ?? "";
    if (value !== "" && !(name === "value" && form.elements.attribute.value === "")) state[name] = value;
  }
  if (state.construct?.startsWith("t")) {
    state.theory = state.construct.slice(1);
    delete state.construct;
  }
  return state;
}

function ask(state) {
  for (const name of FIELDS) {
    if (form.elements[name] && name !== "value") form.elements[name].value = state[name] ?? "";
  }
  if ("theory" in state) form.elements.construct.value = `t${state.theory}`;
  offerValues(state.value ?? "");
}

function tests(state) {
  const found = [];
  const want = (name, test) => name in state && found.push(test);
  const key = (name) => Number(state[name]);
  const has = (name) => (unit) => unit.codings.some(({ code }) => code === key(name));
  want("code", has("code"));
  want("with", has("with"));
  want("construct", (unit) => unit.codings.some(({ code }) => DATA.codes[code][3].includes(key("construct"))));
  want("theory", (unit) => theoriesOf(unit).has(key("theory")));
  want("case", (unit) => unit.case === key("case"));
  want("source", (unit) => unit.source === key("source"));
  want("negation", isNegated);
  want("role", (unit) => unit.role === key("role"));
  want("kind", (unit) => DATA.sources[unit.source][1] === key("kind"));
  const name = ATTRIBUTES[key("attribute")];
  want("attribute", (unit) => DATA.attributes[DATA.sources[unit.source][5]].some(
    ([one, value]) => one === name && (!("value" in state) || value === state.value)));
  for (const word of fold(state.text ?? "").split(/\s+/u).filter(Boolean)) found.push((unit) => foldedOf(unit).includes(word));
  return found;
}

// Codings of a unit that the filters ask for: all of them unless a code, construct or theory is chosen.
function codingsAsked(state, unit) {
  const wanted = [state.code, state.with].filter((value) => value !== undefined).map(Number);
  if (wanted.length) return unit.codings.filter(({ code }) => wanted.includes(code));
  if ("construct" in state) return unit.codings.filter(({ code }) => DATA.codes[code][3].includes(Number(state.construct)));
  if ("theory" in state) return unit.codings.filter(({ code }) => DATA.codes[code][3].some((one) => DATA.constructs[one][1] === Number(state.theory)));
  return unit.codings;
}

function chosen(state) {
  const all = tests(state);
  return all.length ? UNITS.filter((unit) => all.every((test) => test(unit))) : UNITS;
}
