import { compose, dockerfile, html, shell, sql, workflow } from "./demo-configs.ts";
import { elixir, go, java, javascript, kotlin, php, python, ruby, rust, typescript } from "./demo-programs.ts";
import type { DemoSample } from "./demo-sample.ts";

/** In the order in which they are looked for: what is rarely meant by accident comes first. */
export const SAMPLES: readonly DemoSample[] = [
  compose,
  dockerfile,
  typescript,
  python,
  kotlin,
  rust,
  php,
  ruby,
  elixir,
  go,
  java,
  javascript,
  workflow,
  html,
  shell,
  sql,
];

/** The sample that the newest question names, else the one before it names, and TypeScript when none does. */
export function chooseSample(questions: readonly string[]): DemoSample {
  for (const question of questions.toReversed()) {
    const asked = question.toLowerCase();
    const found = SAMPLES.find((sample) => sample.asked.test(asked));
    if (found) return found;
  }
  return typescript;
}
