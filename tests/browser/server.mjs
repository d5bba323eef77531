// Starts the program on a free port with an installation of its own, and waits
// for the line in which it says where it runs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PATIENCE = 60_000; // for the demonstration data under sanitizers
const READY = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/;

export async function startServer(program, args = []) {
  const folder = mkdtempSync(join(tmpdir(), "rozcestnik-browser-"));
  const child = spawn(program, ["serve", "--data", folder, "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => { // also when a test run is broken off
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", kill);
  let said = "";
  const ended = new Promise((resolve) => child.once("close", resolve));
  const base = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${program} is not ready:\n${said}`)), PATIENCE);
    const hear = (bytes) => {
      said += bytes;
      const url = READY.exec(said);
      if (url) {
        clearTimeout(timer);
        resolve(url[0]);
      }
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    ended.then((status) => reject(new Error(`${program} ended with ${status}:\n${said}`)));
  }).catch((error) => {
    kill();
    throw error;
  });

  return {
    base,
    said: () => said,
    folder,
    pid: child.pid,
    async stop() {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      const status = await ended;
      clearTimeout(timer);
      rmSync(folder, { recursive: true, force: true });
      process.off("exit", kill);
      return status;
    },
  };
}
