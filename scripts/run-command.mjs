import { reportAndExit, setUp } from "./setup.mjs";

const COMMANDS = ["backup", "restore", "doctor"];
const [name = "", ...args] = process.argv.slice(2);

if (COMMANDS.includes(name)) {
  await setUp().catch(reportAndExit);
  const { run } = await import(new URL(`../apps/server/dist/commands/${name}.js`, import.meta.url).href);
  process.exitCode = await run(args);
} else {
  console.error(`Usage: npm run ${COMMANDS.join("|")} -- [--help]`);
  process.exitCode = 2;
}
