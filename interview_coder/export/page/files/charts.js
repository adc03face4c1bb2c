// Charts that answer: sorting, all codes, arrow keys, lines of the network, blocks of the strips.
function sortRows(table, head) {
  const column = [...head.parentElement.children].indexOf(head);
  const down = head.getAttribute("aria-sort") !== "descending";
  for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const value = (row) => row.children[column].textContent.trim();
  const byName = head.dataset.sort === "name";
  const order = (one, other) => (byName ? value(other).localeCompare(value(one), document.documentElement.lang) : Number(value(other)) - Number(value(one)));
  const rows_ = [...table.tBodies[0].rows].sort((one, other) => (down ? 1 : -1) * order(one, other));
  const n = rows_.filter((row) => !row.classList.contains("extra")).length;
  rows_.forEach((row, at) => row.classList.toggle("extra", at >= n));
  table.tBodies[0].append(...rows_);
}

for (const head of document.querySelectorAll("#bars [data-sort]")) {
  const button = el("button", { type: "button", text: head.textContent });
  button.addEventListener("click", () => sortRows($("bars"), head));
  head.replaceChildren(button);
}
$("show-all")?.addEventListener("click", (event) => {
  $("bars").classList.add("all");
  const next = document.querySelector("#bars .extra a.n");
  next?.setAttribute("tabindex", "0");
  event.target.remove();
  next?.focus();
});

// One stop for the Tab key in each chart; arrow keys, Home and End move inside it.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function stepInRow(links, from, [down, right]) {
  return links[(links.indexOf(from) + down + right + links.length) % links.length];
}

function stepInGrid(table, from, [down, right]) {
  const row = from.closest("tr");
  const cell = from.closest("th,td");
  let [y, x] = [row.rowIndex, cell.cellIndex];
  for (;;) {
    [y, x] = [y + down, x + right];
    const next = table.rows[y]?.cells[x];
    if (!next || !next.getClientRects().length) return from;
    const link = next.querySelector("a:not([aria-hidden])");
    if (link) return link;
  }
}

function rove(chart) {
  const links = () => [...chart.querySelectorAll("a[href]:not([aria-hidden])")];
  const first = links()[0];
  if (!first) return;
  first.setAttribute("tabindex", "0");
  chart.addEventListener("focusin", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    for (const other of chart.querySelectorAll('a[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    link.setAttribute("tabindex", "0");
  });
  chart.addEventListener("keydown", (event) => {
    const from = event.target.closest("a");
    if (!from) return;
    const all = links();
    let to = { Home: all[0], End: all.at(-1) }[event.key];
    if (event.key in STEPS) to = chart.matches("[data-grid]") ? stepInGrid(chart, from, STEPS[event.key]) : stepInRow(all, from, STEPS[event.key]);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}
document.querySelectorAll("[data-grid], [data-row]").forEach(rove);

function hint(shape, text) {
  if (shape.querySelector("title")) return;
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = text;
  shape.append(title);
}

const net = document.querySelector(".network");
net?.addEventListener("click", (event) => {
  const line = event.target.closest("path[data-a]");
  if (line) go(`#q?code=${line.dataset.a}&with=${line.dataset.b}`);
});
for (const kind of ["pointerover", "focusin"]) {
  net?.addEventListener(kind, (event) => {
    const line = event.target.closest("path[data-a]");
    if (line) hint(line, fill(W.pair, DATA.codes[line.dataset.a][0], DATA.codes[line.dataset.b][0], line.dataset.n));
    const code = event.target.closest("a")?.dataset.code;
    for (const edge of net.querySelectorAll("path[data-a]")) {
      edge.classList.toggle("near", code !== undefined && (edge.dataset.a === code || edge.dataset.b === code));
    }
  });
}

const strips = $("portraits");
strips.addEventListener("click", (event) => {
  const unit = event.target.dataset.u;
  if (unit) go(`#t/${UNITS[unit].source}/${unit}`);
});
strips.addEventListener("pointerover", (event) => {
  const unit = UNITS[event.target.dataset.u];
  if (unit) hint(event.target, `${unit.codings.map(({ code }) => DATA.codes[code][0]).join(W.sep)}\n${cutter(unit.source).cut(unit.start, Math.min(unit.end, unit.start + 80))}`);
});
