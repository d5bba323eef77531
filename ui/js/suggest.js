// Suggestions under a search field: the editable combobox of ARIA 1.2 with a
// list.  Nothing is chosen until somebody chooses; Enter without a choice sends
// the form as it would be sent without this script.
//
// The address in data-suggest answers ?q=…&limit=…&prefix=1 as /api/v1/search
// does: { "results": [{ "title", "lang", "url", "provider": { "name" } | null }] }.
// It stands below the language of the page, and so do addresses in its answer.  A
// suggestion with an address of this site leads there, another is searched for.

const LIMIT = 8;
const SHORTEST = 2;
const PAUSE = 150; // milliseconds without a key before the server is asked

export function suggest(field) {
  const input = field.querySelector("input");
  const words = field.dataset;
  const spoken = document.documentElement.lang || "cs";
  const plural = new Intl.PluralRules(spoken);
  let options = [];
  let active = -1;
  let timer;
  let asked;

  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "sp-suggest";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.label);

  const status = document.createElement("div");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("autocomplete", "off");
  field.append(list, status);

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) mark(-1);
  }

  function mark(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function count(n) {
    if (!n) return words.none;
    const form = { one: words.one, few: words.few }[plural.select(n)] ?? words.many;
    return form.replace("%d", n);
  }

  function option({ title, lang, provider }, index) {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.className = "sp-suggest__option";
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    if (lang && lang !== spoken) item.lang = lang;
    item.append(Object.assign(document.createElement("span"), { textContent: title }));
    if (provider) {
      const note = Object.assign(document.createElement("span"), { textContent: provider.name });
      note.className = "sp-suggest__kind";
      item.append(note);
    }
    return item;
  }

  function fill(answer) {
    options = (answer?.results ?? []).filter((item) => item?.title).slice(0, LIMIT);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...options.map(option));
    show(options.length > 0);
    status.textContent = count(options.length);
  }

  async function ask() {
    const q = input.value.trim();
    asked?.abort();
    if (q.length < SHORTEST) {
      status.textContent = "";
      return show(false);
    }
    asked = new AbortController();
    const { signal } = asked;
    try {
      const url = new URL(words.suggest, location.origin);
      url.searchParams.set("q", q);
      url.searchParams.set("limit", LIMIT);
      url.searchParams.set("prefix", 1);
      const response = await fetch(url, { signal, headers: { Accept: "application/json" } });
      const answer = response.ok ? await response.json() : null;
      if (!signal.aborted && document.activeElement === input) fill(answer);
    } catch {
      if (!signal.aborted) show(false); // no network: the field stays what it is
    }
  }

  function choose(index) {
    const { title, url } = options[index];
    show(false);
    if (/^\/(?![/\\])/.test(url ?? "")) return location.assign(url);
    input.value = title;
    input.form.requestSubmit();
  }

  function leave() {
    clearTimeout(timer);
    asked?.abort();
    show(false);
  }

  const keys = {
    ArrowDown: () => mark(active + 1 < options.length ? active + 1 : 0),
    ArrowUp: () => mark(active > 0 ? active - 1 : options.length - 1),
    Escape: leave,
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (list.hidden) {
      if (event.key === "ArrowDown" && input.value) {
        event.preventDefault();
        ask();
      }
      return;
    }
    if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  input.addEventListener("blur", leave);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) choose([...list.children].indexOf(item));
  });
}
