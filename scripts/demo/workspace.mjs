/** @param {string} title @param {string} language @param {string} text */
const file = (title, language, text) => `\`\`\`${language} title="${title}"\n${text}\`\`\``;

const DOCKERFILE_1 = `FROM golang:1.25
WORKDIR /src
COPY . .
RUN go build -o /harbour ./cmd/harbour
CMD ["/harbour"]
`;

const DOCKERFILE_2 = `# syntax=docker/dockerfile:1
FROM golang:1.25 AS build
WORKDIR /src

# Modules change less often than code: they get a layer of their own.
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download

COPY . .
RUN --mount=type=cache,target=/go/pkg/mod \\
    --mount=type=cache,target=/root/.cache/go-build \\
    CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /harbour ./cmd/harbour

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /harbour /harbour
EXPOSE 8080
ENTRYPOINT ["/harbour"]
`;

const WORKFLOW = `name: test
on:
  push:
    branches: [main]
  pull_request:

jobs:
  test:
    runs-on: ubuntu-24.04
    services:
      postgres:
        image: postgres:18
        env: { POSTGRES_PASSWORD: harbour }
        ports: ["5432:5432"]
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-go@v6
        with: { go-version-file: go.mod }
      - run: go vet ./...
      - run: go test -race ./...
`;

const COMPOSE = `services:
  harbour:
    build: .
    ports: ["8080:8080"]
    environment:
      DATABASE_URL: postgres://harbour:harbour@db:5432/harbour
    depends_on:
      db: { condition: service_healthy }

  db:
    image: postgres:18
    environment: { POSTGRES_USER: harbour, POSTGRES_PASSWORD: harbour }
    volumes: ["db:/var/lib/postgresql"]
    healthcheck:
      test: pg_isready -U harbour
      interval: 2s

volumes:
  db:
`;

const HEALTH = `package http

import (
	"context"
	"net/http"
	"time"
)

// Ready answers 204 while the database can be reached within a second.
func Ready(ping func(context.Context) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), time.Second)
		defer cancel()
		if err := ping(ctx); err != nil {
			http.Error(w, "database unreachable", http.StatusServiceUnavailable)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}
`;

const MIGRATION = `-- A column is added without a default first: the table is not written anew.
ALTER TABLE berth ADD COLUMN depth_cm integer;

-- Then it is filled in batches, each its own transaction.
UPDATE berth SET depth_cm = 350 WHERE id BETWEEN 1 AND 10000 AND depth_cm IS NULL;

ALTER TABLE berth ADD CONSTRAINT berth_depth_positive CHECK (depth_cm > 0) NOT VALID;
ALTER TABLE berth VALIDATE CONSTRAINT berth_depth_positive;
`;

const LIMITER = `package http

import (
	"net/http"
	"sync"

	"golang.org/x/time/rate"
)

// PerPort limits the requests of each port authority to ten a second, with bursts of thirty.
type PerPort struct {
	mu       sync.Mutex
	limiters map[string]*rate.Limiter
}

func (l *PerPort) of(port string) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	limiter, ok := l.limiters[port]
	if !ok {
		limiter = rate.NewLimiter(10, 30)
		l.limiters[port] = limiter
	}
	return limiter
}

func (l *PerPort) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !l.of(r.PathValue("port")).Allow() {
			w.Header().Set("Retry-After", "1")
			http.Error(w, "too many requests", http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}
`;

const RENAME = `#!/usr/bin/env bash
# Renames photos to the time they were taken: 2026-05-17T18-42-03.jpg. What has no time keeps its name.
set -euo pipefail
shopt -s nullglob nocaseglob

for photo in "\${1:-.}"/*.{jpg,jpeg}; do
  taken=$(exiftool -s3 -d '%Y-%m-%dT%H-%M-%S' -DateTimeOriginal "$photo" || true)
  [ -n "$taken" ] || { echo "no time: $photo" >&2; continue; }
  target="$(dirname "$photo")/$taken.jpg"
  [ -e "$target" ] && { echo "is there already: $target" >&2; continue; }
  mv -n -- "$photo" "$target"
done
`;

const NGINX = `upstream api  { server 127.0.0.1:8080; keepalive 16; }
upstream site { server 127.0.0.1:3000; keepalive 16; }

server {
  listen 443 ssl;
  http2 on;
  server_name harbour.example.org;

  location /api/ {
    proxy_pass http://api;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_buffering off; # answers that are streamed
  }

  location / { proxy_pass http://site; }
}
`;

const TSCONFIG = `{
  "compilerOptions": {
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "exactOptionalPropertyTypes": true,
    "verbatimModuleSyntax": true,
    "module": "nodenext",
    "target": "es2023"
  }
}
`;

const CHART = `import { scaleTime } from "d3-scale";

export interface Arrival {
  ship: string;
  at: Date;
}

/** Where each arrival of the day stands on a line of this width, in pixels. */
export function placeArrivals(arrivals: readonly Arrival[], day: Date, width: number) {
  const end = new Date(day);
  end.setDate(end.getDate() + 1);
  const x = scaleTime([day, end], [0, width]);
  return arrivals.map(({ ship, at }) => ({ ship, x: Math.round(x(at)) }));
}
`;

const container = [
  {
    question: "Put the service into a container, and run its tests on every push.",
    answer: `Two files are enough to start with. A container for the service:

${file("Dockerfile", "dockerfile", DOCKERFILE_1)}

And a workflow with the database that the tests need:

${file(".github/workflows/test.yml", "yaml", WORKFLOW)}
`,
  },
  {
    question: "Add a compose file with the database, and a readiness route it can wait for.",
    answer: `The route asks the database and answers within a second:

${file("internal/http/ready.go", "go", HEALTH)}

${file("compose.yml", "yaml", COMPOSE)}
`,
  },
  {
    question: "The image is 900 MB and every build downloads all modules again. Make it small and fast.",
    answer: `Two changes do most of it:

- **Small:** the binary is built without C and moved into a *distroless* image, which leaves about 12 MB.
- **Fast:** modules have a layer of their own, and both caches are kept between builds.

${file("Dockerfile", "dockerfile", DOCKERFILE_2)}

It also runs as \`nonroot\`, so nothing in the image can be written. Build it with \`docker compose build\`.
`,
  },
];

/**
 * @typedef {object} DemoChat
 * @property {string} name
 * @property {string[]} [tags]
 * @property {boolean} [pinned]
 * @property {boolean} [unread]
 * @property {{ question: string, answer: string }[]} turns
 */

/** What the tags look like that have a colour. */
export const tagColours = /** @type {Record<string, string>} */ ({ database: "blue", operations: "orange" });

/** What is asked and answered; the chat named first is the one to show. @type {DemoChat[]} */
const inHarbour = [
  { name: "A small container and a workflow for it", tags: ["operations"], turns: container },
  {
    name: "Migrations without downtime",
    tags: ["database", "operations"],
    turns: [
      {
        question: "Berths get a depth. How do I add the column while people make reservations?",
        answer: `In three steps, none of which locks the table for long:

${file("db/migrations/0012_berth_depth.sql", "sql", MIGRATION)}

Run the filling as often as there are batches; the constraint is checked last, while rows are read and written.
`,
      },
    ],
  },
  {
    name: "Rate limits per port authority",
    unread: true,
    turns: [
      {
        question: "One port polls us thirty times a second. Limit each of them separately.",
        answer: `A limiter for each port, made when it is first seen:

${file("internal/http/limit.go", "go", LIMITER)}

Put it around the router: \`limits.Middleware(routes)\`. Ports are few, so nothing is ever removed from the map.
`,
      },
    ],
  },
];

/** @type {{ project: { name: string } & Record<string, string>, chats: DemoChat[] }[]} */
export const projects = [
  {
    project: {
      name: "Harbour",
      description: "Berth reservations for small ports: a Go service with PostgreSQL.",
      type: "web-service",
      main_language: "go",
      instructions: "Standard library first. Every handler has a time-out. Say what a change costs to operate.",
    },
    chats: inHarbour,
  },
  {
    project: { name: "Lighthouse dashboard", type: "web-app", main_language: "typescript" },
    chats: [
      {
        name: "Arrivals of the day on one line",
        turns: [
          {
            question: "Place the arrivals of a day on a time line. No component yet, only the numbers.",
            answer: `One function, easy to test:\n\n${file("src/arrivals.ts", "ts", CHART)}`,
          },
        ],
      },
    ],
  },
  { project: { name: "Website", type: "web-site" }, chats: [] },
];

/** Outside of any project. @type {DemoChat[]} */
export const chats = [
  {
    name: "A shell script that renames photos by date",
    turns: [
      {
        question: "Rename my photos to the time they were taken, and never write over one.",
        answer: `It needs \`exiftool\`:\n\n${file("rename-photos.sh", "bash", RENAME)}`,
      },
    ],
  },
  {
    name: "nginx in front of two services",
    tags: ["operations"],
    turns: [
      {
        question: "nginx: /api to port 8080, all else to 3000. The api streams.",
        answer: `\`proxy_buffering off\` lets what is streamed through at once:\n\n${file("nginx.conf", "nginx", NGINX)}`,
      },
    ],
  },
  {
    name: "TypeScript strict mode, step by step",
    pinned: true,
    turns: [
      {
        question: "Which compiler options are worth it for a new package?",
        answer: `These four find real mistakes:\n\n${file("tsconfig.json", "json", TSCONFIG)}`,
      },
    ],
  },
];
