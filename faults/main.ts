import fs from "node:fs";
import { parseArgs } from "node:util";
import { Cluster } from "./postgres.ts";
import { printTable, type Result } from "./report.ts";
import type { Scenario } from "./scenario.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import { Skipped, Tally } from "./tally.ts";
import { type DatabaseKind, type DatabaseSource, newFolder, type World } from "./world.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string" },
    database: { type: "string", multiple: true },
    long: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    minutes: { type: "string" },
  },
});

if (values.list) {
  for (const { name, about, databases } of SCENARIOS)
    console.log(`${name.padEnd(20)} ${about} (${databases.join(", ")})`);
  process.exit(0);
}
const unknown = positionals.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  console.error(`There is no scenario ${unknown.join(", ")}; see npm run faults -- --list`);
  process.exit(2);
}
const kinds = (values.database ?? ["embedded", "server"]) as DatabaseKind[];
const chosen = SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const results: Result[] = [];
let ending: World["later"] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    for (const end of ending.reverse()) await end();
    process.exit(130);
  });
}

for (const kind of kinds) {
  for (const scenario of chosen.filter(({ databases }) => databases.includes(kind)))
    results.push(await play(scenario, kind));
}
printTable(results);
process.exit(results.some(({ tally }) => tally.failed) ? 1 : 0);

/** Plays one scenario on a database of its own. */
async function play(scenario: Scenario, kind: DatabaseKind): Promise<Result> {
  const tally = new Tally();
  const folder = newFolder();
  const later: World["later"] = [];
  ending = later;
  const began = performance.now();
  const say = (text: string) => console.log(`  ${text}`);
  const rounds = Number(values.rounds ?? scenario.rounds[values.long ? "long" : "short"]);
  const until = values.minutes ? Date.now() + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY;
  console.log(`${scenario.name} on the ${kind} database: ${scenario.about}`);
  let skipped: string | undefined;
  try {
    const database = await openDatabase(kind, later);
    await scenario.run({ database, rounds, until, tally, folder, later, say });
  } catch (error) {
    if (error instanceof Skipped) skipped = error.message;
    else tally.violate(`the scenario broke off: ${error instanceof Error ? error.stack : error}`);
  }
  for (const end of later.reverse()) await end();
  const seconds = Math.round((performance.now() - began) / 1000);
  if (skipped) console.log(`  skipped: ${skipped}`);
  for (const note of tally.notes) say(note);
  for (const violation of tally.violations.slice(0, 20)) console.log(`  VIOLATED ${violation}`);
  if (tally.failed || values.keep) say(`the histories are in ${folder}`);
  else fs.rmSync(folder, { recursive: true, force: true });
  return { scenario: scenario.name, database: kind, tally, skipped, seconds };
}

async function openDatabase(kind: DatabaseKind, later: World["later"]): Promise<DatabaseSource> {
  if (kind === "embedded") return { kind, create: async () => undefined };
  const cluster = await Cluster.create();
  later.push(() => cluster.remove());
  return { kind, cluster, create: () => cluster.createDatabase() };
}
