import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../root.mjs";

const STAMPS = path.join(ROOT, "node_modules", ".cache", "neptun");
const NOT_SOURCES = new Set(["node_modules", "dist", "generated", ".turbo", "test", "e2e", "test-results"]);
const ROOT_FILES = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"];

/** The folders of the workspace's packages, relative to the root. */
export const PACKAGES = ["apps", "packages"].flatMap((group) =>
  fs
    .readdirSync(path.join(ROOT, group), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(ROOT, group, entry.name, "package.json")))
    .map((entry) => `${group}/${entry.name}`)
    .sort(),
);

/** Changes with everything that decides what is installed. */
export function installInputs() {
  const files = [...ROOT_FILES, ...PACKAGES.map((folder) => `${folder}/package.json`)];
  return digest(files, `${process.platform} ${process.arch}`);
}

/** Changes with everything that decides what is built. By content: a checkout changes times, a copy keeps them. */
export function buildInputs() {
  return digest(["tsconfig.base.json", "turbo.json", ...PACKAGES.flatMap(sources)], installInputs());
}

/**
 * @param {"installed" | "built"} name
 * @param {string} inputs
 */
export function isStamped(name, inputs) {
  try {
    return fs.readFileSync(path.join(STAMPS, name), "utf8") === inputs;
  } catch {
    return false;
  }
}

/**
 * @param {"installed" | "built"} name
 * @param {string} inputs
 */
export function stamp(name, inputs) {
  fs.mkdirSync(STAMPS, { recursive: true });
  fs.writeFileSync(path.join(STAMPS, name), inputs);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sources(folder) {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_SOURCES.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) return [];
    const inside = `${folder}/${entry.name}`;
    return entry.isDirectory() ? sources(inside) : entry.isFile() ? [inside] : [];
  });
}

/**
 * @param {string[]} files
 * @param {string} start
 */
function digest(files, start) {
  const hash = createHash("sha256").update(start);
  for (const file of files.sort()) {
    const content = fs.readFileSync(path.join(ROOT, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
