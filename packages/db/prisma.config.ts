import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The Prisma CLI fetches a native schema engine before *every* command, `generate` included, unless this variable names one.
// The config file is read first, so setting it here is enough. PRISMA_NATIVE_ENGINE=1 lets the CLI fetch and use its own.
if (process.platform !== "win32" && !process.env.PRISMA_NATIVE_ENGINE) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("./tools/schema-engine.mjs", import.meta.url));
}

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://none@127.0.0.1:1/none" },
});
