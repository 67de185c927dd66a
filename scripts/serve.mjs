import { reportAndExit, setUp } from "./setup.mjs";

await setUp().catch(reportAndExit);

// In this process: signals reach the server directly, its exit code is ours, and there is no second Node to keep in memory.
await import(new URL("../apps/server/dist/main.js", import.meta.url).href);
