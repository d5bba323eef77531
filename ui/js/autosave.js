// A form with data-autosave keeps what is written in it: two seconds after the
// last change it is sent there as the form's own button would send it.  The
// record itself changes only when the form is saved.
const QUIET = 2000;

export function autosave(form) {
  const note = form.querySelector("[data-autosaved]");
  let waiting;
  const keep = async () => {
    const sent = new URLSearchParams(new FormData(form));
    // The answer leads to the draft, which nobody needs here.
    const got = await fetch(form.dataset.autosave, { method: "POST", body: sent, redirect: "manual" }).catch(() => null);
    if (note) note.hidden = !got || got.type !== "opaqueredirect";
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, QUIET);
  });
  // What is saved needs no draft, and the draft must not come after it.
  form.addEventListener("submit", () => clearTimeout(waiting));
}
