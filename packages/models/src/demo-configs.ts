import type { DemoSample } from "./demo-sample.ts";

export const dockerfile: DemoSample = {
  name: "a Dockerfile",
  asked: /\b(docker ?files?|docker|container(s|ise|ize)?|podman)\b/,
  says: "It builds a Node service in one stage and runs it in a smaller one:",
  files: ({ note }) => [
    {
      title: "Dockerfile",
      language: "dockerfile",
      text: `# ${note}
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 3000
CMD ["node", "dist/main.js"]`,
    },
    {
      title: ".dockerignore",
      language: "text",
      text: `# ${note}
.git
.env
node_modules
dist
coverage`,
    },
  ],
};

export const compose: DemoSample = {
  name: "Compose",
  asked: /\b(docker[- ]compose|compose(\.ya?ml)?|postgres(ql)?|redis)\b/,
  says: "An application beside its PostgreSQL, started in the right order:",
  files: ({ note }) => [
    {
      title: "compose.yaml",
      language: "yaml",
      text: `# ${note}
services:
  app:
    build: .
    ports: ["3000:3000"]
    environment:
      DATABASE_URL: postgres://app:\${POSTGRES_PASSWORD}@db:5432/app
    depends_on:
      db: { condition: service_healthy }
  db:
    image: postgres:18
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD}
    volumes: ["db:/var/lib/postgresql"]
    healthcheck:
      test: ["CMD", "pg_isready", "-U", "app"]
      interval: 5s
volumes:
  db: {}`,
    },
    {
      title: ".env.example",
      language: "ini",
      text: `# ${note}
POSTGRES_PASSWORD=change-me`,
    },
  ],
};

export const workflow: DemoSample = {
  name: "YAML",
  asked: /\b(ya?ml|ci|cd|github actions?|workflows?|pipelines?)\b/,
  says: "A workflow that tests every push:",
  files: ({ note }) => [
    {
      title: ".github/workflows/test.yml",
      language: "yaml",
      text: `# ${note}
name: test
on: [push, pull_request]
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - run: npm test`,
    },
    {
      title: ".github/dependabot.yml",
      language: "yaml",
      text: `# ${note}
version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule:
      interval: weekly`,
    },
  ],
};

export const shell: DemoSample = {
  name: "shell",
  asked: /\b(bash|shell|sh|zsh|cron|backup|makefile)\b/,
  says: "A backup of one folder that keeps the seven newest archives:",
  files: ({ note }) => [
    {
      title: "backup.sh",
      language: "bash",
      text: `#!/usr/bin/env bash
# ${note}
set -euo pipefail

source_dir=\${1:?usage: backup.sh SOURCE TARGET}
target_dir=\${2:?usage: backup.sh SOURCE TARGET}

mkdir -p "$target_dir"
tar -czf "$target_dir/backup-$(date +%Y%m%d-%H%M%S).tar.gz" -C "$source_dir" .

find "$target_dir" -maxdepth 1 -name 'backup-*.tar.gz' | sort -r | tail -n +8 | while read -r old; do
  rm -- "$old"
done`,
    },
    {
      title: "backup.cron",
      language: "text",
      text: `# ${note}
# Every night at half past two.
30 2 * * * /usr/local/bin/backup.sh /srv/app /var/backups/app`,
    },
  ],
};

export const sql: DemoSample = {
  name: "SQL",
  asked: /\b(sql|sqlite|mysql|schema|tables?|query|queries)\b/,
  says: "Two tables, and the index that their question needs:",
  files: ({ note, words }) => [
    {
      title: "schema.sql",
      language: "sql",
      text: `-- ${note}
CREATE TABLE author (
  id integer PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE article (
  id integer PRIMARY KEY,
  author_id integer NOT NULL REFERENCES author (id) ON DELETE CASCADE,
  title text NOT NULL,
  created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX article_by_author ON article (author_id, created_at);`,
    },
    {
      title: "seed.sql",
      language: "sql",
      text: `-- ${note}
INSERT INTO author (id, name) VALUES (1, 'Ada');
INSERT INTO article (id, author_id, title) VALUES (1, 1, '${words}');`,
    },
  ],
};

export const html: DemoSample = {
  name: "HTML and CSS",
  asked: /\b(html5?|css|web ?(page|site)s?|landing page|tailwind)\b/,
  says: "A page that needs no script:",
  files: ({ note, words }) => [
    {
      title: "index.html",
      language: "html",
      text: `<!doctype html>
<!-- ${note.replace(/-{2,}|>/g, " ")} -->
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${words}</title>
    <link rel="stylesheet" href="style.css">
  </head>
  <body>
    <main>
      <h1>${words}</h1>
      <p>Made to be changed.</p>
    </main>
  </body>
</html>`,
    },
    {
      title: "style.css",
      language: "css",
      text: `/* ${note.replaceAll("*/", "* /")} */
:root {
  color-scheme: light dark;
  font-family: system-ui, sans-serif;
}

main {
  max-width: 40rem;
  margin: 4rem auto;
  padding: 0 1rem;
}`,
    },
  ],
};
