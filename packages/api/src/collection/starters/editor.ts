import { english } from "../../said.ts";
import type { Starter } from "./starter.ts";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export const editor: Starter = {
  key: "editor",
  name: english`Editor and linters`,
  description: english`EditorConfig, Biome, Ruff, golangci-lint and settings of VS Code that agree with each other.`,
  files: [
    {
      title: ".editorconfig",
      text: `root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true
trim_trailing_whitespace = true
indent_style = space
indent_size = {{indent=2 | ${english`Spaces of indentation`}}}

[*.py]
indent_size = 4

[{*.go,Makefile,*.mk}]
indent_style = tab

[*.md]
trim_trailing_whitespace = false
`,
    },
    {
      title: "biome.json",
      text: `{
  "$schema": "https://biomejs.dev/schemas/{{biome=2.6.8 | ${english`Version of Biome`}}}/schema.json",
  "vcs": { "enabled": true, "clientKind": "git", "useIgnoreFile": true },
  "formatter": {
    "indentStyle": "space",
    "indentWidth": {{indent=2 | ${english`Spaces of indentation`}}},
    "lineWidth": {{width=100 | ${english`Longest line`}}}
  },
  "javascript": { "formatter": { "quoteStyle": "{{quotes=double | ${english`Quotes: double or single`}}}" } },
  "linter": { "enabled": true, "rules": { "recommended": true } },
  "assist": { "actions": { "source": { "organizeImports": "on" } } }
}
`,
    },
    {
      title: "ruff.toml",
      text: `target-version = "{{ruff_target=py314 | ${english`Oldest Python, such as py312`}}}"
line-length = {{width=100 | ${english`Longest line`}}}

[lint]
select = ["E", "F", "W", "I", "B", "UP", "SIM", "RUF", "S"]
ignore = ["E501"]

[lint.per-file-ignores]
"tests/**" = ["S101"]

[format]
docstring-code-format = true
`,
    },
    {
      title: ".golangci.yml",
      text: `version: "2"
linters:
  default: standard
  enable:
    - bodyclose
    - errorlint
    - gocritic
    - gosec
    - misspell
    - nilerr
    - revive
    - unconvert
formatters:
  enable:
    - gofumpt
    - goimports
run:
  timeout: {{timeout=5m | ${english`How long it may take`}}}
`,
    },
    {
      title: ".vscode/settings.json",
      text: json({
        "editor.formatOnSave": true,
        "editor.codeActionsOnSave": { "source.organizeImports": "explicit" },
        "files.insertFinalNewline": true,
        "files.trimTrailingWhitespace": true,
        "[javascript][javascriptreact][typescript][typescriptreact][json][jsonc][css]": {
          "editor.defaultFormatter": "biomejs.biome",
        },
        "[python]": { "editor.defaultFormatter": "charliermarsh.ruff" },
        "[go]": { "editor.defaultFormatter": "golang.go" },
        "go.lintTool": "golangci-lint-v2",
        "python.testing.pytestEnabled": true,
      }),
    },
    {
      title: ".vscode/extensions.json",
      text: json({
        recommendations: ["editorconfig.editorconfig", "biomejs.biome", "charliermarsh.ruff", "golang.go"],
      }),
    },
    { title: ".gitattributes", text: "* text=auto eol=lf\n*.png binary\n*.jpg binary\n*.pdf binary\n" },
  ],
};
