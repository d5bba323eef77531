// Quick exit: the link and three presses of Shift.  The page is gone at once, and
// its entry in the history becomes that of the page after it, so that Back does not
// show it.  Without this script the link leads there too.
const PRESSES = 3;
const WITHIN = 5000; // milliseconds until the next press

export function exitPage(bar) {
  const words = bar.dataset;
  const link = bar.querySelector("a");
  const status = document.createElement("span");
  const lights = document.createElement("span");
  let presses = 0;
  let alone = false; // Shift is down and nothing else
  let timer;

  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  lights.setAttribute("aria-hidden", "true");
  lights.hidden = true;
  for (let i = 0; i < PRESSES; i++)
    lights.append(Object.assign(document.createElement("span"), { className: "sp-exit__light" }));
  bar.querySelector(".sp-exit__row").prepend(status, lights);

  function leave() {
    const ghost = document.createElement("div");
    ghost.className = "sp-ghost";
    ghost.setAttribute("role", "alert");
    document.body.replaceChildren(ghost);
    document.title = ghost.textContent = words.leaving;
    try {
      localStorage.clear(); // the answer says so too, but only over a safe connection
      sessionStorage.clear();
    } catch {
      // Nothing is kept here.
    }
    location.replace(link.href);
  }

  function count(n, said) {
    clearTimeout(timer);
    presses = n;
    [...lights.children].forEach((light, i) => light.classList.toggle("sp-exit__light--on", i < n));
    lights.hidden = n === 0;
    status.textContent = said;
    if (n) timer = setTimeout(() => count(0, words.over), WITHIN);
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", ({ key, ctrlKey, altKey, metaKey }) => {
    alone = key === "Shift" && !ctrlKey && !altKey && !metaKey;
    if (!alone && presses) count(0, ""); // somebody writes
  });
  addEventListener("keyup", ({ key }) => {
    if (key !== "Shift" || !alone) return;
    alone = false;
    if (presses + 1 === PRESSES) leave();
    else count(presses + 1, presses ? words.one : words.two);
  });
}
