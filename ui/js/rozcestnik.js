// Put on another web by that web: <div data-rozcestnik="/widget/sluzby?…"> becomes
// a frame of the portal this script came from, as high as what it shows.
(() => {
  const script = document.currentScript;
  if (!script) return;
  const portal = new URL(script.src).origin;
  const LEAST = 100;
  const MOST = 10_000;
  const frames = new Map();

  const put = (place) => {
    // Only the portal's own widget: the page may let others write the attribute.
    const url = new URL(place.dataset.rozcestnik, portal);
    if (url.origin !== portal || !url.pathname.startsWith("/widget/")) return;
    const frame = document.createElement("iframe");
    frame.src = url.href;
    frame.title = place.textContent.trim() || "Sociální služby";
    frame.loading = "lazy";
    frame.style.cssText = "display:block;width:100%;height:600px;border:0";
    place.replaceChildren(frame);
    frames.set(frame.contentWindow, frame);
  };

  addEventListener("message", ({ origin, source, data }) => {
    const frame = origin === portal && frames.get(source);
    const height = Number(data?.rozcestnikHeight);
    if (frame && height >= LEAST && height <= MOST) frame.style.height = `${Math.ceil(height)}px`;
  });

  const start = () => document.querySelectorAll("[data-rozcestnik]").forEach((place) => {
    if (!place.querySelector("iframe")) put(place);
  });
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
