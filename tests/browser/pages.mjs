// Which pages are looked at: what the site map names, what no map names, and
// every component.  Of pages made by one template a few are enough.

const ALWAYS = [
  "/", "/neni-tu", "/zeptat-se", "/bez-pripojeni",
  "/kiosk", "/kiosk/situace", "/kiosk/situace/domaci-nasili", "/kiosk/hledat", "/kiosk/hledat?q=dluhy", "/kiosk/otevreno",
  "/kiosk/krize", "/kiosk/kontakty", "/kiosk/o-kiosku", "/kiosk/sluzby/ukazka-psychiatr", "/kiosk/sluzby/bily-kruh-bezpeci-ostrava",
  "/kiosk/organizace/bily-kruh-bezpeci-ostrava", "/kiosk/sluzby/neni-tu", "/uk/kiosk", "/uk/kiosk/hledat?q=dluhy", "/uk/kiosk/situace/dluhy",
  "/otevrena-data/sada/sluzby", "/otevrena-data/zdroje",
  "/widget/sluzby", "/widget/sluzby?radku=3&okno=nove&jazyk=en&pozadi=102030&barva=ffd000&text=ffffff",
  "/widget?druh=home_care&barva=ffff00&text=modra",
  "/mapa?obec=pribor", "/mapa?od=P%C5%99%C3%ADbor", "/mapa?vyrez=49.6400,18.1400,9",
  "/letaky/ordinace?obec=pribor", "/sluzby?zarazeni=zdravotni&zdravotni=psychiatrist",
  "/sluzby/ukazka-psychiatr", "/sluzby/ukazka-psychiatr/odbornik",
  "/aktuality?starsi=1", "/odber-aktualit", "/aktuality/ukazka-den-otevrenych-dveri", "/aktuality/ukazka-letni-provoz",
  "/najit-pomoc/dluhy", "/najit-pomoc/domaci-nasili", "/najit-pomoc/pece-o-rodice?v=1&o=ba&obec=pribor&vek=81%2B",
  "/najit-pomoc/domaci-nasili?v=1&o=a", "/najit-pomoc/dite-s-postizenim?v=1&o=a&obec=neni",
  "/muj-seznam", "/muj-seznam?s=bily-kruh-bezpeci-ostrava,ukazka-psychiatr&q=dluhy", "/muj-seznam/tisk?s=ukazka-psychiatr",
  "/muj-seznam/sdilet?s=ukazka-psychiatr", "/s/neni-tu", "/sluzby/ukazka-psychiatr/tisk",
  "/situace/domaci-nasili", "/situace/dluhy", "/situace/dluhy/letak", "/situace/domaci-nasili/letak",
  "/usneseni", "/usneseni?rok=1999", "/usneseni/akcni-plan-rozvoje-socialnich-sluzeb-mesta-trutnova-2024",
  "/uredni-deska", "/uredni-deska?starsi=1",
  "/plan/hodnoceni", "/plan", "/plan/trutnov-2024-2026", "/plan/kralovicko", "/plan/trutnov-2024-2026/opatreni/7", "/plan/trutnov-2018-2020/opatreni/1",
  "/plan/trutnov-2024-2026/akcni-plan/2024", "/plan/trutnov-2024-2026/vydani", "/plan/plneni", "/plan/plneni?plan=trutnov-2018-2020",
  "/stranky/potrebuji-pomoc-hned", "/stranky/jak-najit-pomoc",
  "/sluzby/bily-kruh-bezpeci-ostrava",
  "/skupiny", "/skupiny/seniori", "/skupiny/bydleni", "/skupiny/seniori/setkani/1", "/skupiny/seniori/setkani/3",
  "/sluzby?oblast=orp-koprivnice&sidlo=jinde", "/organizace?oblast=orp-koprivnice&sidlo=jinde",
  "/potreby", "/potreby/rychla-pomoc-v-tisni", "/doklady/1", "/souvislosti/need/1", "/souvislosti/paper/1",
  "/zapojte-se", "/zapojte-se/podnety", "/zapojte-se/podnety/1", "/zapojte-se/novy-podnet", "/zapojte-se/muj-podnet",
  "/zapojte-se/ukazka-navrh-opatreni", "/zapojte-se/ukazka-navrh-opatreni/pripominka", "/zapojte-se/ukazka-provoz-centra",
  "/zapojte-se/ukazka-provoz-centra/vyporadani",
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
  const own = parts.length < 2 || (parts[0] === "kiosk" && parts.length < 3); // pages that nothing else is like
  const place = own ? pathname : parts.slice(0, -1).join("/") + "/…";
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
  const count = (path) => {
    const kin = family(path);
    seen.set(kin, (seen.get(kin) ?? 0) + 1);
    return seen.get(kin);
  };
  ALWAYS.forEach(count);
  const others = [...new Set([...map, ...menu])].filter((path) => !ALWAYS.includes(path) && count(path) <= SAME_TEMPLATE);
  return [...ALWAYS, ...others];
}
