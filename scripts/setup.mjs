import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./root.mjs";
import { build } from "./setup/build.mjs";
import { install } from "./setup/install.mjs";
import { withLock } from "./setup/lock.mjs";
import { SetupError } from "./setup/setup-error.mjs";
import { buildInputs, installInputs, isStamped, PACKAGES, stamp } from "./setup/stamp.mjs";

/** Installs and builds what is not there yet or has changed, and nothing else. Throws SetupError. */
export async function setUp() {
  if (isInstalled() && isBuilt()) return;
  await withLock(async () => {
    if (!isInstalled()) {
      await install();
      stamp("installed", installInputs());
    }
    const inputs = buildInputs();
    if (!isBuilt(inputs)) {
      await build();
      stamp("built", inputs);
    }
  });
}

/**
 * Ends the process with one line about what went wrong, or with everything when it is a fault of these scripts.
 * @param {unknown} error
 * @returns {never}
 */
export function reportAndExit(error) {
  console.error(error instanceof SetupError ? `Neptun: ${error.message}` : error);
  process.exit(1);
}

function isInstalled() {
  return isStamped("installed", installInputs()) && PACKAGES.every((folder) => exists(`${folder}/node_modules`));
}

function isBuilt(inputs = buildInputs()) {
  return isStamped("built", inputs) && PACKAGES.every((folder) => exists(`${folder}/dist`));
}

/** @param {string} file */
function exists(file) {
  return fs.existsSync(path.join(ROOT, file));
}
