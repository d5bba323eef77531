// Which pages are looked at: what the site map names, what no map names, and
// every component.  Of pages made by one template a few are enough.

const ALWAYS = [
  "/", "/neni-tu", "/zeptat-se",
  "/otevrena-data/sada/sluzby", "/otevrena-data/zdroje",
  "/widget/sluzby", "/widget/sluzby?radku=3&okno=nove&jazyk=en&pozadi=102030&barva=ffd000&text=ffffff",
  "/widget?druh=home_care&barva=ffff00&text=modra",
  "/letaky/ordinace?obec=pribor", "/sluzby?zarazeni=zdravotni&zdravotni=psychiatrist",
  "/sluzby/ukazka-psychiatr", "/sluzby/ukazka-psychiatr/odbornik",
  "/aktuality?starsi=1", "/odber-aktualit", "/aktuality/ukazka-den-otevrenych-dveri", "/aktuality/ukazka-letni-provoz",
  "/situace/domaci-nasili", "/sluzby/bily-kruh-bezpeci-ostrava",
  "/sluzby?oblast=orp-koprivnice&sidlo=jinde", "/organizace?oblast=orp-koprivnice&sidlo=jinde",
];
const SAME_TEMPLATE = 2;

async function text(base, path) {
  const response = await fetch(base + path, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
  return response.ok ? response.text() : "";
}

const matches = (source, pattern) => [...source.matchAll(pattern)].map((m) => m[1]);

// /sluzby/poradna-lipa is made by the template of /sluzby/…, /sluzby?druh=x by that of /sluzby?druh.
function family(path) {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  const parts = pathname.split("/").filter(Boolean);
  const place = parts.length < 2 ? pathname : parts.slice(0, -1).join("/") + "/…";
  return [place, ...searchParams.keys()].join("?");
}

export async function componentNames(base) {
  return matches(await text(base, "/dev/ui"), /href="\/dev\/ui\/([a-z_]+)"/g);
}

export async function sitePages(base) {
  const map = matches(await text(base, "/sitemap.xml"), /<loc>([^<]+)<\/loc>/g)
    .map((url) => url.replaceAll("&amp;", "&"))
    .map((url) => new URL(url, base))
    .map(({ pathname, search }) => pathname + search);
  const menu = matches(await text(base, "/"), /href="(\/[^"#]*)"/g)
    .map((href) => href.replaceAll("&amp;", "&"))
    .filter((href) => !/^\/(assets|en|uk|api)\b|\.[a-z]+$/.test(href));
  const seen = new Map();
  return [...new Set([...ALWAYS, ...map, ...menu])].filter((path) => {
    const kin = family(path);
    seen.set(kin, (seen.get(kin) ?? 0) + 1);
    return seen.get(kin) <= SAME_TEMPLATE;
  });
}
