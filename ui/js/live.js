// A search form with data-live="ID" shows its results while somebody writes: the part of
// the page with that id is taken from the page the form would lead to.  The address stays.
const PAUSE = 250; // milliseconds without a key

export function live(form) {
  const status = document.createElement("div");
  // Not fetch: the policy of trusted types lets only this one make a page of an answer.
  const asked = new XMLHttpRequest();
  let timer;
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  form.append(status);

  // Without network nothing changes; the button of the form still works.
  asked.addEventListener("load", () => {
    const from = asked.status === 200 && asked.response?.getElementById(form.dataset.live);
    const to = document.getElementById(form.dataset.live);
    if (!from || !to) return;
    to.replaceWith(document.adoptNode(from));
    status.textContent = `${form.dataset.liveSaid}: ${from.querySelectorAll("[data-found]").length}`;
  });

  function ask() {
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form));
    asked.open("GET", url);
    asked.responseType = "document";
    asked.send();
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}
