// The portal in other languages: links stay in the language, nothing of the interface
// is left in another one, and texts in Czech say so.
const PAGES = ["", "/situace", "/situace/dluhy", "/sluzby", "/organizace", "/krize", "/kontakty", "/hledat?q=dluhy",
  "/aktuality", "/o-portalu", "/bezpecne-prohlizeni", "/sluzby/ukazka-psychiatr", "/zeptat-se"];

// Words of the page that no element with another language holds.
const strayCzech = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const stray = [];
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    const bracket = /\([^)]*\)/g; // the Czech name of a kind of service, as on its door
    if (e.closest("[lang]").lang === document.documentElement.lang
      && /[ěščřžůťďň]/i.test(walker.currentNode.data.replace(bracket, ""))) stray.push(walker.currentNode.data.trim());
  }
  return stray;
};

const inLanguage = (code) => async ({ page, assert, browser, axe }) => {
  for (const path of PAGES) {
    await page.goto(`${browser.base}/${code}${path}`);
    assert.equal(await page.locator("html").getAttribute("lang"), code, path);
    const links = await page.locator("main a[href^='/'], nav.sp-navigation a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.deepEqual(links.filter((href) => !href.startsWith(`/${code}`)), [], path);
    assert.deepEqual(await axe(page), [], path);
    assert.deepEqual(await page.context().cookies(), [], path);
  }
};

export default {
  "English pages are English and lead to English pages": inLanguage("en"),
  "Ukrainian pages are Ukrainian and lead to Ukrainian pages": inLanguage("uk"),
  "what is in Czech on a Ukrainian page says so": async ({ page, assert, browser }) => {
    for (const path of ["", "/situace", "/sluzby", "/krize", "/organizace", "/sluzby/ukazka-psychiatr"]) {
      await page.goto(`${browser.base}/uk${path}`);
      assert.deepEqual(await page.evaluate(strayCzech), [], path);
    }
  },
  "the switch leads to the same page in each language": async ({ page, assert, browser }) => {
    await page.goto(`${browser.base}/uk/situace?a=1`);
    const links = await page.locator("nav a[hreflang]").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.deepEqual(links, ["/situace?a=1", "/en/situace?a=1"]);
  },
};
