import { english } from "../../said.ts";
import type { Starter } from "./starter.ts";

const head = `name: CI

on:
  push:
    branches: [{{branch=main | ${english`Branch that is released`}}}]
  pull_request:

permissions:
  contents: read

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: {{minutes=15 | ${english`Minutes a run may take`}}}
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
`;

const updates = (ecosystem: string) => `version: 2
updates:
  - package-ecosystem: ${ecosystem}
    directory: /
    schedule:
      interval: {{interval=weekly | ${english`How often: daily, weekly or monthly`}}}
    groups:
      all:
        patterns: ["*"]
  - package-ecosystem: github-actions
    directory: /
    schedule:
      interval: {{interval}}
`;

export const ci: Starter = {
  key: "ci",
  name: english`Continuous integration`,
  description: english`GitHub Actions that lint, test and build TypeScript, Python and Go, and Dependabot that keeps them up to date.`,
  files: [
    {
      title: "typescript/.github/workflows/ci.yml",
      text: `${head}      - uses: actions/setup-node@v6
        with:
          node-version: "{{node=24 | ${english`Version of Node.js`}}}"
          cache: npm
      - run: npm ci
      - run: npm run lint --if-present
      - run: npm test
      - run: npm run build --if-present
`,
    },
    { title: "typescript/.github/dependabot.yml", text: updates("npm") },
    {
      title: "python/.github/workflows/ci.yml",
      text: `${head}      - uses: astral-sh/setup-uv@v7
        with:
          python-version: "{{python=3.14 | ${english`Version of Python`}}}"
          enable-cache: true
      - run: uv sync --locked
      - run: uv run ruff check --output-format=github
      - run: uv run ruff format --check
      - run: uv run pytest
`,
    },
    { title: "python/.github/dependabot.yml", text: updates("uv") },
    {
      title: "go/.github/workflows/ci.yml",
      text: `${head}      - uses: actions/setup-go@v6
        with:
          go-version-file: go.mod
      - uses: golangci/golangci-lint-action@v9
        with:
          version: {{golangci=latest | ${english`Version of golangci-lint, such as v2.6`}}}
      - run: go test -race ./...
      - run: go build ./...
`,
    },
    { title: "go/.github/dependabot.yml", text: updates("gomod") },
  ],
};
