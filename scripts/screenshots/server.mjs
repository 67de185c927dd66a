import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../apps/server/dist/main.js", import.meta.url));

async function findFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return String(port);
}

/**
 * The built server on a database of its own, which goes with it.
 * @param {Record<string, string>} env
 */
export async function startServer(env) {
  const data = mkdtempSync(join(tmpdir(), "neptun-screenshots-"));
  const PORT = await findFreePort();
  const url = `http://127.0.0.1:${PORT}`;
  const settings = { PORT, HOST: "127.0.0.1", APP_URL: url, DATA_DIR: data, LOG_LEVEL: "warn", ...env };
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env["PATH"], ...settings }, stdio: "inherit" });
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error("The server did not start. Is everything built (npm start)?");
    await sleep(100);
  }
  return {
    url,
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, "exit");
      rmSync(data, { recursive: true, force: true });
    },
  };
}
