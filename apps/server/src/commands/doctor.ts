import type { Check } from "@neptun/db";
import { createModels } from "@neptun/models";
import type { Env } from "../env.ts";
import { toModelsConfig } from "../providers.ts";
import { createCommand, wordsOf } from "./command.ts";
import { checkData } from "./doctor-database.ts";
import { checkBackups, checkFolder, checkNode } from "./doctor-host.ts";

const usage = `Usage: npm run doctor

Looks at everything Neptun needs and at the rows it has stored, beside a running Neptun or without one, and says what is
wrong and what to do about it. Changes nothing.

Exit codes: 0 no problem (there may be notes), 1 at least one problem, 2 wrong usage.`;

const NO_PROVIDER = "The built-in demonstration answers, without AI. README.md says how to add a provider.";
const MARKS = { ok: "ok      ", note: "note    ", problem: "PROBLEM " };

/** npm run doctor */
export const run = createCommand({
  usage,
  least: 0,
  most: 0,
  async run(_args, { readEnv, say }) {
    let problems = 0;
    const show = ({ level, name, found, advice }: Check) => {
      say(`${MARKS[level]} ${name}: ${found}`);
      if (level !== "ok" && advice) say(`          -> ${advice}`);
      if (level === "problem") problems++;
    };
    show(checkNode());
    const env = checkEnv(readEnv, show);
    if (env)
      for (const check of [checkFolder, checkData, checkBackups, checkProviders]) (await check(env)).forEach(show);
    say(problems ? `${problems} problem${problems > 1 ? "s" : ""} found.` : "No problem found.");
    return problems ? 1 : 0;
  },
});

function checkEnv(readEnv: () => Env, show: (check: Check) => void): Env | undefined {
  const name = "environment";
  try {
    const env = readEnv();
    show({ name, level: "ok", found: "every variable is valid" });
    return env;
  } catch (error) {
    const advice = "Correct it in .env or in the environment; .env.example explains each variable.";
    show({ name, level: "problem", found: wordsOf(error).replaceAll("\n", "; "), advice });
    return undefined;
  }
}

async function checkProviders(env: Env): Promise<Check[]> {
  const config = toModelsConfig(env);
  const models = createModels(config);
  await models.refresh();
  const { providers } = models.list();
  models.close();
  const real = providers.filter(({ kind }) => kind !== "demo");
  if (!real.length) return [{ name: "model providers", level: "note", found: "none", advice: NO_PROVIDER }];
  return real.map(({ name, available, problem, models: served }): Check => {
    const check = {
      name: `model provider ${name}`,
      found: available ? `${served.length} models` : (problem ?? "not reachable"),
    };
    if (available) return { ...check, level: "ok" };
    if (config.tryLocalOllama)
      return {
        ...check,
        level: "note",
        advice: "No provider is configured, so the built-in demonstration answers. README.md says how to add one.",
      };
    return {
      ...check,
      level: "problem",
      advice: "Check its address and key in the environment, and whether it runs.",
    };
  });
}
