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

/** The chat that is shown: what is asked, and what the model answers. */
export const turns = [
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

export const project = {
  name: "Harbour",
  description: "Berth reservations for small ports: a Go service with PostgreSQL.",
  type: "web-service",
  main_language: "go",
};

/** Chats that only have names: in the project, then outside of any. */
export const chats = {
  inside: ["Migrations without downtime", "Rate limits per port authority"],
  outside: [
    "A shell script that renames photos by date",
    "nginx in front of two services",
    "TypeScript strict mode, step by step",
  ],
};
export const otherProjects = [
  { name: "Lighthouse dashboard", type: "web-app", main_language: "typescript" },
  { name: "Website", type: "web-site" },
];
