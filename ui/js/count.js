// Under a long text it is said how many characters may be written; here, how many are left.
// A screen reader hears it when the hands rest, not at every key.
const REST = 1000; // milliseconds without a key

const language = document.documentElement.lang || "cs";
const forms = new Intl.PluralRules(language);

// The form of the words that goes with a number: data-left-few is dataset.leftFew.
function form(n) {
  return { one: "One", few: "Few" }[forms.select(n)] ?? "Many";
}

export function count(group) {
  const field = group.querySelector("textarea");
  const note = group.querySelector(".govuk-character-count__message");
  const said = document.createElement("div");
  let timer;
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  group.append(said);

  function show() {
    const left = Number(group.dataset.maxlength) - [...field.value.trim()].length;
    const n = Math.abs(left);
    const words = note.dataset[`${left < 0 ? "over" : "left"}${form(n)}`];
    note.textContent = words.replace("%d", n.toLocaleString(language, { useGrouping: n > 9999 }));
    note.classList.toggle("govuk-error-message", left < 0);
  }
  field.addEventListener("input", () => {
    show();
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = note.textContent; }, REST);
  });
  if (field.value) show();
}
