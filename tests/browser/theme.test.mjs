// The colours as the stylesheet came out: contrast of every pair that is used.
const PAIRS = [
  // what is written, on what, at least
  ["--govuk-text-colour", "--govuk-body-background-colour", 4.5],
  ["--govuk-secondary-text-colour", "--govuk-body-background-colour", 4.5],
  ["--govuk-secondary-text-colour", "--govuk-template-background-colour", 4.5],
  ["--govuk-secondary-text-colour", "--sp-light", 4.5],
  ["--govuk-link-colour", "--govuk-body-background-colour", 4.5],
  ["--govuk-link-colour", "--govuk-template-background-colour", 4.5],
  ["--govuk-link-colour", "--sp-light", 4.5],
  ["--govuk-link-hover-colour", "--sp-light", 4.5],
  ["--govuk-link-visited-colour", "--govuk-body-background-colour", 4.5],
  ["--govuk-error-colour", "--govuk-body-background-colour", 4.5],
  ["--govuk-success-colour", "--govuk-body-background-colour", 4.5],
  ["--govuk-focus-text-colour", "--govuk-focus-colour", 4.5],
  ["--govuk-inverse-text-colour", "--govuk-brand-colour", 4.5],
  ["--govuk-inverse-text-colour", "--govuk-link-hover-colour", 4.5],
  ["--sp-strong", "--govuk-body-background-colour", 4.5],
  ["--sp-strong", "--sp-light", 4.5],
  ["--sp-strong-text", "--sp-strong", 4.5],
  ["--sp-accent-text", "--sp-accent", 4.5],
  ["--govuk-inverse-text-colour", "--sp-warning", 4.5],
  ["--govuk-input-border-colour", "--govuk-body-background-colour", 3],
  ["--govuk-input-border-colour", "--sp-light", 3],
  ["--govuk-focus-text-colour", "--govuk-body-background-colour", 3],
];

function luminance(hex) {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const colours = (page) => page.evaluate((names) => {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()]));
}, [...new Set(PAIRS.flatMap(([a, b]) => [a, b]))]);

export default {
  "the colours of the theme can be told apart": async ({ page, assert }) => {
    const value = await colours(page);
    const weak = PAIRS.filter(([a, b, least]) => !(contrast(value[a], value[b]) >= least))
      .map(([a, b]) => `${a} ${value[a]} on ${b} ${value[b]}: ${contrast(value[a], value[b]).toFixed(2)}`);
    assert.deepEqual(weak, []);
  },
  "a town's colours change the page without a build": async ({ page, assert }) => {
    const colour = () => page.locator("a[href]:not([class*=skip])").last().evaluate((e) => getComputedStyle(e).color);
    const before = await colour();
    await page.evaluate(() => document.documentElement.style.setProperty("--govuk-link-colour", "#006400"));
    assert.notEqual(before, "rgb(0, 100, 0)");
    assert.equal(await colour(), "rgb(0, 100, 0)");
  },
};
