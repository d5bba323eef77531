// A search form with data-live="ID" shows its results while somebody writes: the part of
// the page with that id is taken from the page the form would lead to.  The address stays.
const PAUSE = 250; // milliseconds without a key

export function live(form) {
  const status = document.createElement("div");
  let timer;
  let asked;
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  form.append(status);

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(url, { signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const [from, to] = [page, document].map((d) => d.getElementById(form.dataset.live));
      if (!from || !to) return;
      to.replaceWith(document.adoptNode(from));
      status.textContent = `${form.dataset.liveSaid}: ${from.querySelectorAll("[data-found]").length}`;
    } catch {
      // No network, or another letter came: the button of the form still works.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}
