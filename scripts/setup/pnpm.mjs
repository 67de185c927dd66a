import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../root.mjs";
import { toolEnvironment } from "./environment.mjs";
import { reason } from "./reason.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/** @type {Promise<Record<string, string>> | undefined} */
let environment;

/** An environment whose PATH leads to the pnpm that package.json names; npm fetches it the first time. Throws SetupError. */
export function withPnpm() {
  environment ??= fetchPnpm();
  return environment;
}

async function fetchPnpm() {
  const { packageManager } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const env = toolEnvironment();
  const script = "process.stdout.write('PATH=' + process.env.PATH)";
  const { code, output } = await npm(["exec", "--yes", `--package=${packageManager}`, "--", "node", "-e", script], env);
  const found = /PATH=(.*)/.exec(output)?.[1];
  if (code !== 0 || !found) throw new SetupError(`npm could not fetch ${packageManager}: ${reason(output)}`);
  return { ...env, PATH: found };
}

/**
 * The very npm that started us, or else the one on the PATH.
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function npm(args, env) {
  const started = process.env.npm_execpath;
  return started?.endsWith("npm-cli.js")
    ? run(process.execPath, [started, ...args], { env })
    : run("npm", args, { env });
}
