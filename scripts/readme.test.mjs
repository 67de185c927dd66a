import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "./root.mjs";

const readme = fs.readFileSync(path.join(ROOT, "README.md"), "utf8");
describe("the walk through the interface", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-readme-"));
  /** @type {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, null>} */
  let server;
  let address = "";

  beforeAll(async () => {
    const env = { PATH: process.env.PATH, PORT: "0", DATA_DIR: folder, OLLAMA_BASE_URL: "http://127.0.0.1:9" };
    server = spawn(process.execPath, [path.join(ROOT, "apps/server/dist/main.js")], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    address = await new Promise((resolve, reject) => {
      server.once("exit", () => reject(new Error("The server did not start")));
      server.stdout.setEncoding("utf8").on("data", (text) => {
        const found = /listens on (http:\S+)/.exec(text)?.[1];
        if (found) resolve(found);
      });
    });
  }, 120_000);

  afterAll(async () => {
    if (server.exitCode === null) {
      server.kill();
      await once(server, "exit");
    }
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test("does what the README says", { timeout: 60_000 }, () => {
    const script = /```sh\n(base=[\s\S]*?)```/.exec(readme)?.[1]?.replace("http://localhost:3000", address);
    const shown = execFileSync("bash", ["-euo", "pipefail", "-c", `${script}`.replaceAll("curl -s", "curl -sSf")], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(shown).toContain('0:"');
    expect(shown).toContain('"title":"Dockerfile"');
    expect(shown).toContain('"title":"scripts/deploy.sh"');
    expect(shown).toContain("By a script.");
    expect(shown.trim().endsWith("true")).toBe(true);
    expect(fs.readFileSync(path.join(folder, "files.zip")).subarray(0, 2).toString()).toBe("PK");
  });
});

test("the README's table has every variable of .env.example", () => {
  const example = fs.readFileSync(path.join(ROOT, ".env.example"), "utf8");
  const variables = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(variables.sort());
});
