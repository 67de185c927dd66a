import { reportAndExit, setUp } from "./setup.mjs";
import { STEPS } from "./test/steps.mjs";
import { tally } from "./test/tally.mjs";

const [chosen, ...args] = process.argv.slice(2);
const names = STEPS.map((step) => step.name).filter((name) => !chosen || name === chosen);
if (!names.length) {
  console.error(`There is no step "${chosen}". The steps are ${STEPS.map((step) => step.name).join(", ")}.`);
  process.exit(1);
}

await setUp().catch(reportAndExit);

const total = tally();
for (const step of STEPS.filter((step) => names.includes(step.name))) {
  console.log(`\nNeptun: ${step.name} (${step.about})`);
  total.add(step.name, await step.run(args).catch(reportAndExit));
  if (total.failed) break;
}
total.print(names);
process.exitCode = total.failed ? 1 : 0;
