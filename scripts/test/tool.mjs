import path from "node:path";
import { ROOT } from "../root.mjs";
import { toolEnvironment } from "../setup/environment.mjs";
import { run } from "../setup/run.mjs";

/**
 * Runs one of the root's development tools in front of the person, and gives back its exit code.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [variables]
 */
export async function tool(name, args, variables = {}) {
  const env = { ...toolEnvironment(), ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }), ...variables };
  return (await run(path.join(ROOT, "node_modules", ".bin", name), args, { env, show: true })).code;
}
