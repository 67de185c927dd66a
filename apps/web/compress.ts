import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";
import type { Plugin } from "vite";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
/** Less than this is one packet of the network anyway. */
const LEAST_BYTES = 1024;

/** Puts a `.br` and a `.gz` beside every built file of text, so that the server sends the smallest and compresses nothing. */
export function compress(): Plugin {
  return {
    name: "neptun-compress",
    apply: "build",
    async writeBundle({ dir }, bundle) {
      const files = Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file));
      await Promise.all(files.map((file) => compressFile(path.join(dir!, file))));
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const bytes = await fs.readFile(file);
  if (bytes.length < LEAST_BYTES) return;
  const params = { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await fs.writeFile(`${file}.br`, await brotli(bytes, { params }));
  await fs.writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }));
}
