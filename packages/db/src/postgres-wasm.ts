import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

let compiled: Promise<WebAssembly.Module> | undefined;

/** Compiled once, and shared by all threads: that is more than half of what opening costs. */
export function compilePostgres(): Promise<WebAssembly.Module> {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  compiled ??= readFile(path.join(path.dirname(entry), "pglite.wasm")).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}
