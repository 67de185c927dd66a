import { msg } from "@lingui/core/macro";
import { Container, Database, FileCode2, Workflow } from "lucide-react";

export const starters = [
  {
    title: msg`A Dockerfile for a Node service`,
    text: msg`Write a Dockerfile for a Node.js service with pnpm: multi-stage, small, not running as root. Add a .dockerignore.`,
    Icon: Container,
  },
  {
    title: msg`A CI workflow with tests`,
    text: msg`Write a GitHub Actions workflow that installs with a cache, lints, type-checks and tests on every push.`,
    Icon: Workflow,
  },
  {
    title: msg`PostgreSQL and Redis in Compose`,
    text: msg`Write a compose.yaml with PostgreSQL and Redis for local development: named volumes, health checks and an .env.example.`,
    Icon: Database,
  },
  {
    title: msg`A script that tidies a folder`,
    text: msg`Write a Python script that sorts the files of a folder into subfolders by year and month, with a dry run.`,
    Icon: FileCode2,
  },
] as const;
