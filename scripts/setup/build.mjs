import { withPnpm } from "./pnpm.mjs";
import { progress } from "./progress.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/** Builds every package whose sources changed. Throws SetupError. */
export async function build() {
  const done = progress("building");
  const env = await withPnpm();
  const { code, output } = await run("pnpm", ["exec", "turbo", "run", "build", "--output-logs=errors-only"], { env });
  if (code !== 0) {
    console.error(output);
    throw new SetupError("the build failed; the reason is above");
  }
  done();
}
