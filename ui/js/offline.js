// After one visit the crisis lines, and a list of one's own, open without a network: see
// offline_worker.js.  A sensitive page begins nothing that stays in the browser; the crisis
// lines are the one that must be there.  Neither the office nor a kiosk keeps anything.
import { path } from "./language.js";

const WORKER = "/offline-worker.js";

export function offline() {
  const sensitive = document.querySelector("[data-exit-page]") && path !== "/krize";
  if (!navigator.serviceWorker || sensitive || /^\/(urad|kiosk)\b/.test(path)) return;
  // Pages require trusted types: this policy says yes to one address.
  const policy = window.trustedTypes?.createPolicy("rozcestnik", { createScriptURL: () => WORKER });
  const register = () => navigator.serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER)
    .catch(() => {}); // a private window: the page is what it was
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
