import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "./root.mjs";

/** Who imports -> what it may import, and what the lint must refuse. */
const LAYERS = {
  "packages/db/src/db.ts": {
    may: ["pg", "./errors.ts"],
    mustNot: ["@neptun/api", "@neptun/api/chat/schema", "@neptun/models"],
  },
  "packages/models/src/port.ts": { may: ["ai", "node:timers"], mustNot: ["@neptun/api", "@neptun/db"] },
  "packages/api/src/chat/service.ts": {
    may: ["@neptun/db", "@neptun/models", "./access.ts", "./schema.ts", "../errors.ts", "../file/service.ts"],
    mustNot: ["express", "react", "node:http", "./router.ts", "../trpc.ts", "@neptun/server"],
  },
  "packages/api/src/generation/answers.ts": {
    may: ["@neptun/db", "./statements.ts"],
    mustNot: ["express", "./router.ts", "../root.ts"],
  },
  "packages/api/src/chat/router.ts": {
    may: ["./schema.ts", "./service.ts", "../trpc.ts", "@trpc/server"],
    mustNot: ["@neptun/db", "@neptun/models", "./access.ts", "./statements.ts", "express"],
  },
  "packages/api/src/chat/access.ts": {
    may: ["../errors.ts", "../context.ts", "@neptun/db"],
    mustNot: ["./service.ts", "./router.ts", "@neptun/models"],
  },
  "packages/api/src/chat/schema.ts": {
    may: ["zod", "../schema.ts", "../message/schema.ts"],
    mustNot: ["node:crypto", "@neptun/db", "./service.ts", "./access.ts", "../context.ts", "./router.ts"],
  },
  "packages/api/src/file/blocks.ts": { may: ["./naming.ts"], mustNot: ["node:path", "@neptun/db", "./service.ts"] },
  "apps/server/src/rest/routes.ts": {
    may: ["@neptun/api", "@neptun/api/chat/schema", "express"],
    mustNot: ["@neptun/db", "@neptun/models", "@neptun/web"],
  },
  "apps/server/src/main.ts": { may: ["@neptun/db", "@neptun/models", "@neptun/api"], mustNot: [] },
  "apps/server/test/harness.ts": { may: ["@neptun/db/testing", "@neptun/models/testing"], mustNot: [] },
  "apps/web/src/app/chat.tsx": {
    may: ["@neptun/api/chat/schema", "../features/chat/sidebar.tsx", "../components/button.tsx", "../lib/trpc.ts"],
    mustNot: ["@neptun/api", "@neptun/api/chat/service", "@neptun/db", "@neptun/models", "@trpc/client", "node:path"],
  },
  "apps/web/src/features/chat/sidebar.tsx": {
    may: ["@neptun/api/file/language", "./use-chats.ts", "../../components/button.tsx", "../../lib/trpc.ts"],
    mustNot: ["../file/panel.tsx", "../../features/file/panel.tsx", "../../app/chat.tsx", "@neptun/api/chat/access"],
  },
  "apps/web/src/components/button.tsx": {
    may: ["./input.tsx", "../lib/cn.ts", "@neptun/api/file/blocks"],
    mustNot: ["../features/chat/sidebar.tsx", "../app/chat.tsx", "../lib/trpc.ts", "@trpc/react-query"],
  },
  "apps/web/src/lib/trpc.ts": {
    may: ["@trpc/client", "./pages.ts", "@neptun/api/schema"],
    mustNot: ["../components/button.tsx", "../features/chat/sidebar.tsx", "../app/chat.tsx", "@neptun/api/root"],
  },
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-layers-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The imports that the lint refuses, by file. */
function refusedImports() {
  const { $schema, vcs, ...config } = JSON.parse(fs.readFileSync(path.join(ROOT, "biome.json"), "utf8"));
  fs.writeFileSync(path.join(folder, "biome.json"), JSON.stringify(config));
  for (const [file, { may, mustNot }] of Object.entries(LAYERS)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), [...may, ...mustNot].map((source) => `import "${source}";\n`).join(""));
  }
  const biome = path.join(ROOT, "node_modules", ".bin", "biome");
  const args = ["lint", "--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=none", "."];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
  /** @type {Map<string, string[]>} */
  const refused = new Map();
  for (const { location } of JSON.parse(stdout).diagnostics) {
    const file = location.path.file ?? location.path;
    const line = fs.readFileSync(path.join(folder, file), "utf8").split("\n")[location.start.line - 1];
    refused.set(file, [...(refused.get(file) ?? []), line?.split('"')[1] ?? ""]);
  }
  return refused;
}

const refused = refusedImports();

test.each(Object.entries(LAYERS))("%s imports only what its layer may know", (file, { mustNot }) => {
  expect((refused.get(file) ?? []).sort()).toEqual([...mustNot].sort());
});

test("the web takes one name from the api itself, and it is a type", () => {
  const file = path.join(folder, "apps/web/src/lib/trpc.ts");
  fs.writeFileSync(file, 'import type { AppRouter } from "@neptun/api";\nexport type Router = AppRouter;\n');
  const biome = path.join(ROOT, "node_modules", ".bin", "biome");
  expect(spawnSync(biome, ["lint", "--only=style/noRestrictedImports", file], { cwd: folder }).status).toBe(0);
});
