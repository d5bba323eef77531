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
    // News is a region by its role, as in govuk-frontend: one element, whatever its role is.
    "prefer-native-element": ["error", { exclude: ["search", "region"] }],
    // A fieldset of inputs is announced with its description only when it says it is a group.
    "no-redundant-role": "off",
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

export async function validate(name, html) {
  const report = await validator.validateString(html, name);
  return report.results.flatMap(({ messages }) => messages)
    .filter(({ severity }) => severity === 2)
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
