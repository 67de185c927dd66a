import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../scripts/root.mjs";

/**
 * The built server on an empty embedded database, for a browser.
 * @param {Record<string, string>} [env]
 * @returns {Promise<{url: string, stop(): Promise<void>}>}
 */
export async function startBuiltServer(env = {}) {
  const port = 4_000 + Math.floor(Math.random() * 20_000);
  const url = `http://127.0.0.1:${port}`;
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-bench-"));
  const server = spawn(process.execPath, [path.join(ROOT, "apps/server/dist/main.js")], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: url,
      DATA_DIR: data,
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: "inherit",
  });
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) await sleep(100);
  return {
    url,
    async stop() {
      server.kill();
      await new Promise((resolve) => server.once("exit", resolve));
      fs.rmSync(data, { recursive: true, force: true });
    },
  };
}
