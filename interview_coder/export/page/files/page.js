// Links inside of the page, light and dark, printing.
const root = document.documentElement;
const THEMES = ["auto", "light", "dark"];

function showTheme(name) {
  root.dataset.theme = name;
  $("theme").textContent = W[name];
}

$("theme").addEventListener("click", () => {
  const next = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
  showTheme(next);
  try {
    localStorage.setItem("theme", next);
  } catch {
    // A page from a disk may not be allowed to remember.
  }
});

function remembered() {
  try {
    const name = localStorage.getItem("theme");
    return THEMES.includes(name) ? name : "auto";
  } catch {
    return "auto";
  }
}

function follow() {
  const hash = location.hash.slice(1);
  if (hash.startsWith("q?")) {
    const state = Object.fromEntries([...new URLSearchParams(hash.slice(2))].filter(([name]) => FIELDS.includes(name)));
    ask(state);
    showQuotes(asked());
    $("h-quotes").focus({ preventScroll: true });
    $("quotes").scrollIntoView();
  } else if (hash.startsWith("t/")) {
    const [, source, unit] = hash.split("/").map((part) => (/^\d+$/.test(part) ? Number(part) : undefined));
    goTo(source, unit);
  }
}

function go(hash) {
  try {
    if (hash !== location.hash) history.pushState(null, "", hash);
  } catch {
    location.hash = hash;
  }
  follow();
}

function watchSections() {
  const links = new Map([...document.querySelectorAll("body > nav a")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(entry.target.id)?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  for (const id of links.keys()) if ($(id)) watch.observe($(id));
}

let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details.made:not([open]), details.unfound:not([open]), details.theory:not([open])")];
  for (const details of closed) details.open = true;
  if (shown.units.length <= PRINTED) more(PRINTED);
  $("print-note").textContent = shown.n < shown.units.length ? fill(W.printed, number(shown.n), number(shown.units.length)) : "";
});
addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
});
addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#q?"], a[href^="#t/"]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});

root.classList.add("scripted");
showTheme(remembered());
offerAll();
offerSources();
showQuotes({});
watchSections();
follow();
