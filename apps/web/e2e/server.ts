import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { copyCluster } from "../../../packages/db/src/testing-embedded.ts";

const MAIN = fileURLToPath(new URL("../../server/dist/main.js", import.meta.url));
const START_MS = 120_000;

/** The built server with a database of its own, and the power to kill it. */
export interface OwnServer {
  readonly url: string;
  /** Everything it printed so far. */
  printed(): string;
  /** Ends it without a warning, as a loss of power would, and starts it again on the same data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

export async function startServer(env: Record<string, string>): Promise<OwnServer> {
  const data = await mkdtemp(join(tmpdir(), "neptun-e2e-"));
  await copyCluster(data);
  const port = String(await findFreePort());
  const url = `http://127.0.0.1:${port}`;
  const { PATH = "", HOME = "" } = process.env;
  let printed = "";
  let child: ChildProcess;
  const start = async () => {
    child = spawn(process.execPath, [MAIN], {
      env: { PATH, HOME, PORT: port, HOST: "127.0.0.1", APP_URL: url, DATA_DIR: data, LOG_LEVEL: "warn", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (printed += chunk));
    for (const deadline = Date.now() + START_MS; !(await isReady(url)); await sleep(50)) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The server did not start.\n${printed}`);
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  await start();
  return {
    url,
    printed: () => printed,
    async crash() {
      await end("SIGKILL");
      await start();
    },
    async stop() {
      await end("SIGTERM");
      await rm(data, { recursive: true, force: true });
    },
  };
}
