// Whether pages are valid HTML: html-validate here, vnu in one JVM for all.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Letters that look like spaces are there on purpose: "12. 3. 2026".
    "no-raw-characters": ["error", { relaxed: true }],
    "no-trailing-whitespace": "off",
    // Templates write <input> as HTML has it, and the line breaks of the source.
    "void-style": ["error", { style: "omit" }],
    "doctype-style": "off",
    "long-title": "off",
    // <search> is unknown to browsers that people here still have.
    "prefer-native-element": ["error", { exclude: ["search"] }],
    // A kiosk without scripts goes to its start by itself: docs/decisions/0012.
    "meta-refresh": "off",
    // One may choose several things of one name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
    // A number is a link of its own; it may break only where it would not fit.
    "tel-non-breaking": "off",
    // A name on a list tells which list it is.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
});

// The fieldset of a date says that it is a group, as in govuk-frontend, because some readers
// announce its description only then.  Of every other element the rule holds.
const dateGroup = ({ ruleId, message }) => ruleId === "no-redundant-role" && message.includes('"group" on <fieldset>');

export async function validate(name, html) {
  const report = await validator.validateString(html, name);
  return report.results.flatMap(({ messages }) => messages)
    .filter((m) => m.severity === 2 && !dateGroup(m))
    .map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`);
}

// The names of pages → what vnu found on them.
export async function vnu(pages, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = pages.map(({ html }, i) => {
    const file = join(folder, `${i}.html`);
    writeFileSync(file, html);
    return file;
  });
  const require = createRequire(import.meta.url);
  const jar = join(require.resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
  const java = spawn("java", ["-Xss1024k", "-jar", jar, "--errors-only", "--format", "json", ...files]);
  let said = "";
  java.stderr.on("data", (bytes) => (said += bytes));
  await new Promise((resolve, reject) => {
    java.once("error", reject);
    java.once("close", resolve);
  });
  const found = new Map(pages.map(({ name }) => [name, []]));
  for (const { url, lastLine, message } of JSON.parse(said).messages) {
    const page = pages[Number(/(\d+)\.html$/.exec(url)[1])];
    found.get(page.name).push(`${lastLine}: ${message}`);
  }
  return found;
}
