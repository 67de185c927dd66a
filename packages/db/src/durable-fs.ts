import fs from "node:fs";
import path from "node:path";
import { NodeFS } from "@electric-sql/pglite/nodefs";

interface EmscriptenModule {
  NODEFS: {
    realPath(node: unknown): string;
    stream_ops: { fsync?(stream: { nfd?: number; node: unknown }): number };
  };
}

/** PGlite's NodeFS with a real fsync. Emscripten's has none, so PostgreSQL's own fsync would silently do nothing. */
export class DurableNodeFS extends NodeFS {
  override async init(...args: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const result = await super.init(...args);
    const addFsync = ({ NODEFS }: EmscriptenModule) => {
      NODEFS.stream_ops.fsync = (stream) => {
        if (typeof stream.nfd === "number") fs.fsyncSync(stream.nfd);
        else syncPath(NODEFS.realPath(stream.node)); // a directory
        return 0;
      };
    };
    const preRun = [...(result.emscriptenOpts.preRun ?? []), addFsync] as typeof result.emscriptenOpts.preRun;
    return { emscriptenOpts: { ...result.emscriptenOpts, preRun } };
  }
}

/** Writes a file or folder of the page cache to the disk. */
export function syncPath(file: string) {
  const fd = fs.openSync(file, "r");
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Flushes everything below a folder: making a cluster leaves all it wrote in the page cache. */
export function syncTree(folder: string) {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  const pathOf = (entry: fs.Dirent) => path.join(entry.parentPath, entry.name);
  for (const entry of entries) if (entry.isFile()) syncPath(pathOf(entry));
  for (const entry of entries) if (entry.isDirectory()) syncPath(pathOf(entry));
  syncPath(folder);
}
