import { parse as parseToml } from "smol-toml";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { isTitle } from "../../file/title.ts";
import { fillVariables, findVariables } from "../variables.ts";
import { starters } from "./all.ts";

const files = starters.flatMap(({ key, files: all }) =>
  all.map(({ title, text }) => ({
    title,
    text,
    key,
    variables: findVariables(all.flatMap((file) => [file.title, file.text])),
  })),
);
const own = (text: string) => fillVariables(text, new Map());

const commands = /^(?:FROM|WORKDIR|COPY|RUN|ENV|USER|EXPOSE|CMD|ENTRYPOINT|#|\s|$)/;
const parsers: [RegExp, (text: string) => unknown][] = [
  [/\.ya?ml$/, (text) => parseYaml(text, { strict: true })],
  [/\.json$/, (text) => JSON.parse(text)],
  [/\.toml$/, (text) => parseToml(text)],
  [
    /\.editorconfig$/,
    (text) => expect(text.split("\n").every((line) => /^(?:|\[.+\]|\w+ = \S.*)$/.test(line))).toBe(true),
  ],
  [/Dockerfile$/, (text) => expect(text.split("\n").filter((line) => !commands.test(line))).toEqual([])],
  [/\.(?:dockerignore|gitattributes)$/, (text) => expect(text).toMatch(/^(?:\S.*\n)+$/)],
];

describe.each(files)("$key: $title", ({ title, text, variables }) => {
  test("its path is one a file may have", () => expect(isTitle(own(title))).toBe(true));

  test("it is valid as it comes, and filled in as a whole", () => {
    const filled = own(text);
    expect(filled).not.toMatch(/(?<!\$)\{\{/);
    expect(filled.endsWith("\n")).toBe(true);
    const parser = parsers.find(([name]) => name.test(title))?.[1];
    expect(parser).toBeDefined();
    parser?.(filled);
  });

  test("every variable has a default and words for people", () => {
    for (const { name } of findVariables([text])) {
      const variable = variables.find((one) => one.name === name);
      expect(variable?.default).toMatch(/\S/);
      expect(variable?.description).toMatch(/\S/);
    }
  });
});

test("workflows keep the expressions of GitHub, pin what they use and may only read", () => {
  const workflows = files.filter(({ title }) => title.includes("workflows/"));
  expect(workflows).toHaveLength(3);
  for (const { text } of workflows) {
    const workflow = parseYaml(own(text));
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(workflow.concurrency.group).toContain("github.ref }}");
    for (const step of workflow.jobs.test.steps) expect(step.uses ?? step.run).toMatch(/^(?:[\w/-]+@v\d+|\w+ .+)$/);
  }
});

test("services do not run as root and keep their port", () => {
  for (const { title, text } of files) {
    if (title.endsWith("Dockerfile")) expect(own(text)).toMatch(/^USER (?!root)|:nonroot$/m);
    if (!title.endsWith("compose.yaml")) continue;
    const { app } = parseYaml(own(text)).services;
    expect(app.ports).toEqual([`${app.environment.PORT}:${app.environment.PORT}`]);
  }
});
