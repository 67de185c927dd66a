import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "vite";

const SOURCE = path.join(import.meta.dirname, "worker.js");
const PUBLIC = path.resolve(import.meta.dirname, "../public");

/** Writes the service worker, which knows every file of this build: another build is another worker. */
export function serviceWorker(): Plugin {
  return {
    name: "neptun-worker",
    apply: "build",
    async generateBundle(_, bundle) {
      // Fonts are large, and what they are for can be read without them.
      const built = Object.keys(bundle).filter((file) => file.startsWith("assets/") && !file.endsWith(".woff2"));
      const given = await readPublic();
      const files = [...built, ...given.map(({ name }) => name)].sort().map((file) => `/${file}`);
      const source = await fs.readFile(SOURCE, "utf8");
      const page = bundle["index.html"];
      const hash = createHash("sha256").update(source).update(files.join()).update(contentOf(page));
      for (const { content } of given) hash.update(content);
      const head = `const VERSION = "${hash.digest("hex").slice(0, 16)}";\nconst FILES = ${JSON.stringify(files)};\n`;
      this.emitFile({ type: "asset", fileName: "worker.js", source: head + source });
    },
  };
}

const contentOf = (file: unknown) => String((file as { source?: unknown } | undefined)?.source ?? "");

/** What is served as it is. */
async function readPublic() {
  const all = await fs.readdir(PUBLIC, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      name: path.relative(PUBLIC, file).replaceAll(path.sep, "/"),
      content: await fs.readFile(file),
    })),
  );
}
