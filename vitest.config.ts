import { defineConfig } from "vitest/config";
import { strings } from "./apps/web/strings/macro.ts";
import { findTestServer } from "./packages/db/src/testing.ts";

// Packages resolve to their sources, so that a test sees what is written, not what was last built. The condition is our
// own: libraries mean their own sources by `source`.
const conditions = ["neptun-source"];
const withDatabase = [
  "packages/api/src/**/{copy,plans,service,summarise,tree}.test.ts",
  "packages/db/src/**/*.test.ts",
  "apps/server/test/**/*.test.ts",
  "faults/short.test.ts",
];
// What is asked of the interface, whatever is beneath it, and of PostgreSQL itself, which is the same in both: asked once, of
// the server where there is one, which takes less time. Filled databases are upgraded on both by `faults/short.test.ts`.
const onOne = [
  "apps/server/test/{errors,fuzz,strangers}.test.ts",
  "packages/api/src/search/plans.test.ts",
  "packages/db/src/migrate-filled.test.ts",
];
const server = await findTestServer();
if (!server)
  console.log("No PostgreSQL server is offered (TEST_DATABASE_URL): the tests run on the embedded database only.");

// The files of a project share their processes, and so what is loaded, compiled and warm: half of what a file costs
// otherwise. A test puts back what it replaces.
const database = (name: string, env: Record<string, string>, exclude: string[] = []) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name, include: withDatabase, exclude, env, isolate: false, testTimeout: 60_000, hookTimeout: 60_000 },
});

export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      {
        plugins: [strings()],
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: "unit",
          // Time-outs catch what hangs; they are no measure of speed.
          testTimeout: 60_000,
          include: [
            "packages/*/src/**/*.test.ts",
            "apps/*/{src,strings}/**/*.test.{ts,tsx}",
            "scripts/**/*.test.{ts,mjs}",
            "faults/**/*.test.ts",
          ],
          exclude: [...withDatabase, "**/node_modules/**"],
        },
      },
      database("embedded", { NEPTUN_TEST_DB: "embedded" }, server ? onOne : []),
      ...(server
        ? [
            // Without what tests the embedded database alone.
            database("server", { NEPTUN_TEST_DB: "server", TEST_DATABASE_URL: server }, [
              "packages/db/src/embedded.test.ts",
              "apps/server/test/process.test.ts",
            ]),
          ]
        : []),
    ],
  },
});
