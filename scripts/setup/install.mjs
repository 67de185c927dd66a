import { withPnpm } from "./pnpm.mjs";
import { progress } from "./progress.mjs";
import { reason } from "./reason.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

// The lock file came with the sources and names every package by its checksum: it is trusted as they are, and not looked
// up again package by package. No question may be asked: there may be nobody to answer it.
const ARGS = [
  "install",
  "--frozen-lockfile",
  "--trust-lockfile",
  "--prefer-offline",
  "--reporter=append-only",
  "--config.confirm-modules-purge=false",
  "--config.fetch-retries=3",
  "--config.fetch-retry-mintimeout=1000",
  "--config.fetch-retry-maxtimeout=5000",
];

/** Installs exactly what the lock file says, from the package registry alone. Throws SetupError. */
export async function install() {
  const done = progress("installing packages (only the first time, and when they change)");
  const env = await withPnpm();
  const { code, output } = await run("pnpm", ARGS, { env, onLine: done.line });
  if (code !== 0) throw new SetupError(`the packages could not be installed: ${reason(output)}`);
  done();
}
