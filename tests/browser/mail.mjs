// What the program has mailed: without a server it writes messages into a folder.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// The link that begins so, of the last message to the address, once the outbox has written it.
export async function linkTo(folder, email, begins) {
  const mails = join(folder, "mail");
  for (const late = Date.now() + 30_000; Date.now() < late; await new Promise((next) => setTimeout(next, 100))) {
    let files = [];
    try {
      files = readdirSync(mails).filter((name) => name.endsWith(".eml")).sort();
    } catch {
      continue;                        // nothing has been sent yet
    }
    for (const file of files.reverse()) {
      const text = readFileSync(join(mails, file), "utf8");
      if (!text.includes(email)) continue;
      const plain = /base64/i.test(text) ? Buffer.from(text.split(/\r?\n\r?\n/).slice(1).join(""), "base64").toString()
        : text.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
      const at = plain.indexOf(begins);
      if (at >= 0) return /^[\w/-]+/.exec(plain.slice(at))[0];
    }
  }
  throw new Error(`no message to ${email}`);
}
