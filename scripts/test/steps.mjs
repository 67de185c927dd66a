import { withPnpm } from "../setup/pnpm.mjs";
import { run } from "../setup/run.mjs";
import { checkInitialSize } from "./initial-size.mjs";
import { runPlaywright, runVitest } from "./runners.mjs";
import { tool } from "./tool.mjs";

/** @typedef {import("./tally.mjs").Result} Result */
/** @typedef {{ name: string, about: string, run: (args: string[]) => Promise<Result> }} Step */

/** What `npm test` does, in this order. @type {Step[]} */
export const STEPS = [
  { name: "types", about: "build and type check", run: types },
  { name: "lint", about: "format, lint, layers", run: lint },
  { name: "unit", about: "rules, services and HTTP against real databases", run: runVitest },
  { name: "e2e", about: "the app in a browser", run: runPlaywright },
  { name: "size", about: "JavaScript of the first page", run: checkInitialSize },
];

async function types() {
  const turbo = ["exec", "turbo", "run", "build", "typecheck", "--output-logs=new-only"];
  const { code } = await run("pnpm", turbo, { env: await withPnpm(), show: true });
  return check(code || (await tool("tsc", ["-p", "."])));
}

async function lint() {
  // It colours what nobody sees, letter by letter, whatever the environment says.
  return check(await tool("biome", ["ci", ...(process.stdout.isTTY ? [] : ["--colors=off"]), "."]));
}

/** @param {number} code @returns {Result} */
function check(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
