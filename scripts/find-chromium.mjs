import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const isRoot = () => process.getuid?.() === 0;

/** Switches for a browser that talks to nobody but the page, also as root and in a container. */
export const chromiumArgs = () => [
  ...(isRoot() ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  // Pages are drawn without: emulating it takes a sixth of all time.
  "--disable-gpu",
  "--disable-sync",
];

/** Whether it starts here: a browser without the libraries it needs is none. @param {string | undefined} path */
async function works(path) {
  if (!path || !existsSync(path)) return false;
  return run(path, [...(isRoot() ? ["--no-sandbox"] : []), "--version"], { timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}

/** @param {(string | undefined)[]} paths */
async function firstThatWorks(paths) {
  for (const path of paths) if (await works(path)) return path;
  return undefined;
}

const ofPlaywright = async () => (await import("playwright")).chromium.executablePath();

/** It comes inside an npm package, for Linux on x64 and arm64. */
async function ofPackage() {
  if (process.platform !== "linux") return undefined;
  return (await import("@sparticuz/chromium")).default.executablePath();
}

function installOnDebian() {
  if (!isRoot() || !existsSync("/etc/debian_version")) return undefined;
  console.log("No Chromium is installed: fetching Debian's package (apt-get install chromium).");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  const install = () => apt("install", "-y", "--no-install-recommends", "chromium");
  if (!install()) apt("update") && install();
  return "/usr/bin/chromium";
}

/**
 * The path of a Chromium that starts: CHROMIUM_PATH, Playwright's own, the npm package's, an installed one, and as root on
 * Debian the distribution's. The first two are shells without windows, with which the tests take two thirds of the time.
 * Throws when there is none.
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await works(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which does not start.`);
  }
  const sources = [ofPlaywright, ofPackage, () => firstThatWorks([...INSTALLED, MAC]), installOnDebian];
  for (const source of sources) {
    const path = await Promise.resolve()
      .then(source)
      .catch(() => undefined);
    if (await works(path)) return path;
  }
  throw new Error(
    "No Chromium was found. Install one (npx playwright install chromium) or set CHROMIUM_PATH to its path.",
  );
}
