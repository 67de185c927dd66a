import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../root.mjs";

const LIMIT_BYTES = 165_000;
const BUILT = path.join(ROOT, "apps", "web", "dist");

/** Adds up, gzipped, the scripts that the page asks for before it can show anything. */
export async function checkInitialSize() {
  const page = fs.readFileSync(path.join(BUILT, "index.html"), "utf8");
  const files = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file]) => /** @type {string} */ (file));
  let total = 0;
  for (const file of files) {
    const size = gzipSync(fs.readFileSync(path.join(BUILT, file))).length;
    console.log(`${kilobytes(size).padStart(9)}  ${file}`);
    total += size;
  }
  console.log(`${kilobytes(total).padStart(9)}  of at most ${kilobytes(LIMIT_BYTES)}, gzipped`);
  const fits = files.length > 0 && total < LIMIT_BYTES;
  return { passed: Number(fits), failed: Number(!fits) };
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
