import { t } from "@lingui/core/macro";
import type { WholeProject } from "@neptun/api/project/schema";

/** What one may ask for first in a project, in its own words. */
function startersOf({ name, type, main_language }: WholeProject) {
  const about = main_language ? `“${name}” (${main_language})` : `“${name}”`;
  const container = {
    title: t`A Dockerfile`,
    text: t`Write a Dockerfile for ${about}: multi-stage, small, not running as root. Add a .dockerignore.`,
  };
  const page = {
    title: t`A first page`,
    text: t`Write index.html and styles.css for ${about}: semantic, responsive, in light and dark, without a framework.`,
  };
  const checks = {
    title: t`A CI workflow`,
    text: t`Write a GitHub Actions workflow for ${about} that installs with a cache, lints and tests on every push.`,
  };
  const readme = {
    title: t`A README`,
    text: t`Write a README.md for ${about}: what it is for, how to start it, how to test it.`,
  };
  const tests = {
    title: t`Tests`,
    text: t`Set up tests for ${about} with what is usual there, and write the first ones.`,
  };
  return [type === "web-site" ? page : container, checks, tests, readme];
}

export interface ProjectStartersProps {
  project: WholeProject;
  onChoose: (text: string) => void;
}

/** Ideas for the first message of a chat of the project. */
export const ProjectStarters = ({ project, onChoose }: ProjectStartersProps) => (
  <ul aria-label={t`Ideas to start with`} className="mt-3 flex flex-wrap gap-2">
    {startersOf(project).map(({ title, text }) => (
      <li key={title}>
        <button
          type="button"
          onClick={() => onChoose(text)}
          className="h-8 rounded-full border px-3 text-muted-foreground text-sm transition-colors hover:border-input hover:bg-muted hover:text-foreground coarse:h-11"
        >
          {title}
        </button>
      </li>
    ))}
  </ul>
);
