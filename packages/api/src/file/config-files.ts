/**
 * Files that set a project up rather than being it, as globs over the whole path. A pattern without a slash is about the name
 * in any folder; `*` is any part of a name, `**` any folders. Lock files are left out: they are made, not written.
 */
export const configPatterns = [
  // Containers and deployment
  ...[
    "Dockerfile*",
    "*.Dockerfile",
    "Containerfile*",
    "compose*.{yml,yaml}",
    "docker-compose*.{yml,yaml}",
    ".dockerignore",
  ],
  ...[
    "docker-bake.hcl",
    ".devcontainer/**",
    "Procfile",
    "fly.toml",
    "render.yaml",
    "railway.{json,toml}",
    "vercel.json",
  ],
  ...[
    "netlify.toml",
    "wrangler.{toml,json,jsonc}",
    "app.yaml",
    "serverless.yml",
    "skaffold.yaml",
    "Chart.yaml",
    "values*.yaml",
  ],
  ...["k8s/**/*.{yml,yaml}", "kubernetes/**/*.{yml,yaml}", "helm/**/*.{yml,yaml}", "charts/**/*.{yml,yaml}"],
  ...["ansible/**/*.{yml,yaml}", "ansible.cfg", "*.tf", "*.tfvars", "Vagrantfile", "nginx*.conf", "Caddyfile"],
  // Continuous integration and forges
  ...[
    ".github/**",
    ".gitlab-ci.yml",
    ".gitlab/**/*.{yml,yaml}",
    ".circleci/**",
    ".gitea/**",
    ".forgejo/**",
    "Jenkinsfile*",
  ],
  ...[
    "azure-pipelines*.{yml,yaml}",
    "bitbucket-pipelines.yml",
    ".travis.yml",
    ".drone.yml",
    ".woodpecker/**",
    "appveyor.yml",
  ],
  ...[
    "cloudbuild.yaml",
    "buildspec.yml",
    "renovate.json*",
    ".renovaterc*",
    "codecov.yml",
    ".codecov.yml",
    "CODEOWNERS",
  ],
  // Git and editors
  ...[
    ".gitignore",
    ".gitattributes",
    ".gitmodules",
    ".mailmap",
    ".editorconfig",
    ".vscode/**",
    ".zed/**",
    ".idea/**/*.xml",
  ],
  ...[
    "*.code-workspace",
    ".pre-commit-config.yaml",
    "lefthook.{yml,yaml}",
    ".lefthook.{yml,yaml}",
    ".husky/*",
    ".cursorrules",
  ],
  ...[
    "AGENTS.md",
    "CLAUDE.md",
    ".cursor/**",
    ".env.example",
    ".env.sample",
    ".env.template",
    ".tool-versions",
    "mise.toml",
    ".envrc",
  ],
  // JavaScript and TypeScript
  ...[
    "package.json",
    "tsconfig*.json",
    "jsconfig.json",
    "pnpm-workspace.yaml",
    "lerna.json",
    "nx.json",
    "turbo.json",
    "deno.json*",
  ],
  ...[
    "biome.json*",
    ".eslintrc*",
    ".prettierrc*",
    ".eslintignore",
    ".prettierignore",
    ".stylelintrc*",
    ".babelrc*",
    ".swcrc",
  ],
  ...[
    "*.config.{js,cjs,mjs,ts,cts,mts,json}",
    ".npmrc",
    ".nvmrc",
    ".node-version",
    ".browserslistrc",
    ".yarnrc.yml",
    "bunfig.toml",
  ],
  ...[".changeset/config.json", "knip.json*", ".size-limit.json", "typedoc.json", "angular.json", "project.json"],
  // Python
  ...[
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    "requirements*.{txt,in}",
    "constraints*.txt",
    "Pipfile",
    "tox.ini",
    "noxfile.py",
  ],
  ...[
    "pytest.ini",
    "mypy.ini",
    ".mypy.ini",
    "ruff.toml",
    ".ruff.toml",
    ".flake8",
    ".pylintrc",
    ".coveragerc",
    "uv.toml",
  ],
  ...["environment.{yml,yaml}", ".python-version", "MANIFEST.in", "pyrightconfig.json", "alembic.ini", "mkdocs.yml"],
  // Go, Rust and others
  ...[
    "go.mod",
    "go.work",
    ".golangci.{yml,yaml,toml}",
    ".goreleaser.{yml,yaml}",
    ".air.toml",
    "buf*.yaml",
    "sqlc.{yml,yaml}",
  ],
  ...[
    "Cargo.toml",
    "rust-toolchain*",
    "rustfmt.toml",
    ".rustfmt.toml",
    "clippy.toml",
    "deny.toml",
    ".cargo/config.toml",
  ],
  ...[
    "pom.xml",
    "build.gradle*",
    "settings.gradle*",
    "gradle.properties",
    "*.csproj",
    "*.sln",
    "Directory.Build.*",
    "global.json",
  ],
  ...[
    "Gemfile",
    ".rubocop.yml",
    ".ruby-version",
    "composer.json",
    "phpunit.xml*",
    "phpstan.neon*",
    "mix.exs",
    "pubspec.yaml",
  ],
  ...[
    "analysis_options.yaml",
    "CMakeLists.txt",
    "CMakePresets.json",
    "meson.build",
    ".clang-format",
    ".clang-tidy",
    "conanfile.*",
  ],
  // Tasks and linters
  ...[
    "Makefile",
    "GNUmakefile",
    "*.mk",
    "justfile",
    "Justfile",
    "Taskfile.{yml,yaml}",
    "Rakefile",
    "Earthfile",
    "Tiltfile",
  ],
  ...[
    ".markdownlint*",
    ".yamllint*",
    ".shellcheckrc",
    ".hadolint.{yml,yaml}",
    "sonar-project.properties",
    ".typos.toml",
  ],
];

const expression = new RegExp(configPatterns.map((pattern) => `^${toExpression(pattern)}$`).join("|"));

/** Whether the file sets a project up. What others wrote (node_modules, vendor) does not count. */
export function isConfigFile(path: string): boolean {
  return expression.test(path) && !/(?:^|\/)(?:node_modules|vendor|\.venv|venv)\//.test(path);
}

function toExpression(glob: string): string {
  const body = glob
    .replaceAll(/[.+^$()|[\]\\]/g, "\\$&")
    .replaceAll(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(",", "|")})`)
    .replaceAll(/\*\*\/|\*\*|\*/g, (stars) => (stars === "**/" ? "(?:.+/)?" : stars === "**" ? ".+" : "[^/]*"));
  return `(?:.*/)?${body}`;
}
