import { english } from "../../said.ts";
import type { Starter } from "./starter.ts";

const ignored = `.git
.github
.vscode
.env
.env.*
!.env.example
Dockerfile
compose.yaml
*.md
`;

const compose = (port: string) => `services:
  {{service=app | ${english`Name of the service`}}}:
    build: .
    init: true
    restart: unless-stopped
    read_only: true
    tmpfs: [/tmp]
    security_opt: ["no-new-privileges:true"]
    cap_drop: [ALL]
    ports:
      - "{{port=${port} | ${english`Port it listens on`}}}:{{port}}"
    environment:
      PORT: "{{port}}"
`;

export const container: Starter = {
  key: "container",
  name: english`Container`,
  description: english`Dockerfile, compose.yaml and .dockerignore for TypeScript on Node, Python and Go: small images, no root.`,
  files: [
    {
      title: "typescript/Dockerfile",
      text: `# syntax=docker/dockerfile:1
FROM node:{{node=24 | ${english`Version of Node.js`}}}-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:{{node}}-slim
ENV NODE_ENV=production PORT={{port=3000 | ${english`Port it listens on`}}}
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE {{port}}
CMD ["node", "{{entry=dist/main.js | ${english`Built file that starts the app`}}}"]
`,
    },
    { title: "typescript/compose.yaml", text: compose("3000") },
    { title: "typescript/.dockerignore", text: `${ignored}node_modules\ndist\ncoverage\n` },
    {
      title: "python/Dockerfile",
      text: `# syntax=docker/dockerfile:1
FROM python:{{python=3.14 | ${english`Version of Python`}}}-slim AS build
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked --no-dev --no-install-project
COPY . .
RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked --no-dev

FROM python:{{python}}-slim
RUN useradd --system --uid 10001 app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PORT={{port=8000 | ${english`Port it listens on`}}}
WORKDIR /app
COPY --from=build /app /app
USER app
EXPOSE {{port}}
CMD ["python", "-m", "{{module=app | ${english`Module that starts the app`}}}"]
`,
    },
    { title: "python/compose.yaml", text: compose("8000") },
    { title: "python/.dockerignore", text: `${ignored}.venv\n__pycache__\n*.pyc\n.pytest_cache\n.ruff_cache\n` },
    {
      title: "go/Dockerfile",
      text: `# syntax=docker/dockerfile:1
FROM golang:{{go=1.26 | ${english`Version of Go`}}} AS build
WORKDIR /src
COPY go.mod go.su[m] ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \\
    CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /app {{package=. | ${english`Package with main, such as ./cmd/app`}}}

FROM gcr.io/distroless/static-debian12:nonroot
ENV PORT={{port=8080 | ${english`Port it listens on`}}}
COPY --from=build /app /app
EXPOSE {{port}}
ENTRYPOINT ["/app"]
`,
    },
    { title: "go/compose.yaml", text: compose("8080") },
    { title: "go/.dockerignore", text: `${ignored}bin\n*.test\ncoverage.out\n` },
  ],
};
