import { Container, Database, FileCode2, Workflow } from "lucide-react";

export const starters = [
  {
    title: "A Dockerfile for a Node service",
    text: "Write a Dockerfile for a Node.js service with pnpm: multi-stage, small, not running as root. Add a .dockerignore.",
    Icon: Container,
  },
  {
    title: "A CI workflow with tests",
    text: "Write a GitHub Actions workflow that installs with a cache, lints, type-checks and tests on every push.",
    Icon: Workflow,
  },
  {
    title: "PostgreSQL and Redis in Compose",
    text: "Write a compose.yaml with PostgreSQL and Redis for local development: named volumes, health checks and an .env.example.",
    Icon: Database,
  },
  {
    title: "A script that tidies a folder",
    text: "Write a Python script that sorts the files of a folder into subfolders by year and month, with a dry run.",
    Icon: FileCode2,
  },
] as const;
