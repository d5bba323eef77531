// What a page gains when scripts run.  Nothing depends on it: every page is
// whole without it.  Words come from the markup, never from here.
import { autosave } from "./autosave.js";
import { count } from "./count.js";
import { exitPage } from "./exit.js";
import { live } from "./live.js";
import { offline } from "./offline.js";
import { reveal } from "./reveal.js";
import { shortlist } from "./shortlist.js";
import { suggest } from "./suggest.js";

document.documentElement.classList.add("sp-enhanced");

const exit = document.querySelector("[data-exit-page]");
if (exit) exitPage(exit);

// What went wrong or well is the first thing a reader hears after a form was sent.
const news = document.querySelector("[data-focus]");
if (news) {
  news.tabIndex = -1;
  news.focus();
}

// A link of the error summary leads to the field and shows its label with it.
document.querySelector(".govuk-error-summary")?.addEventListener("click", (event) => {
  const id = event.target.closest("a")?.hash.slice(1);
  const field = id && document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  const label = field.closest("fieldset")?.querySelector("legend") ?? field.labels?.[0] ?? field;
  label.scrollIntoView();
  field.focus({ preventScroll: true });
});

// Paper cannot be unfolded.
const folded = () => document.querySelectorAll("main details:not([open], .sp-filter)");
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...folded()];
  for (const details of unfolded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});

for (const field of document.querySelectorAll("[data-suggest]")) suggest(field);
for (const form of document.querySelectorAll("[data-autosave]")) autosave(form);
for (const group of document.querySelectorAll(".govuk-character-count")) count(group);
for (const box of document.querySelectorAll("[data-aria-controls]")) reveal(box);
offline();
for (const form of document.querySelectorAll("[data-live]")) live(form);
shortlist();

for (const button of document.querySelectorAll("[data-print]"))
  button.addEventListener("click", () => print());
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard; // only over a safe connection
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
  });
}
