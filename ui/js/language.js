// Pages in another language than the first have it before their address: "/en/sluzby".
// The page says it itself, so that no script guesses from its address.
export const prefix = document.documentElement.dataset.prefix ?? "";
// The address of this page without it.
export const path = location.pathname.slice(prefix.length) || "/";
