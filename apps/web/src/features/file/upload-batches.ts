import { plural } from "@lingui/core/macro";
import type { ReadFile } from "../../components/read-files.ts";

export interface UploadFile {
  title: string;
  text: string;
}

/** A request that is small enough for any server, and large enough for many files. */
const REQUEST_BYTES = 1024 * 1024;

const encoder = new TextEncoder();
const bytesOf = (file: UploadFile) => encoder.encode(JSON.stringify(file)).length;

/** The files in order, in as many requests as they need: a larger file has one for itself. */
export function toBatches(files: readonly ReadFile[], mostFiles: number): UploadFile[][] {
  const batches: UploadFile[][] = [];
  let bytes = 0;
  for (const { path: title, text } of files) {
    const file = { title, text };
    const size = bytesOf(file);
    const batch = batches.at(-1);
    if (batch && batch.length < mostFiles && bytes + size <= REQUEST_BYTES) {
      batch.push(file);
      bytes += size;
    } else {
      batches.push([file]);
      bytes = size;
    }
  }
  return batches;
}

/** What an import of these is called: the folder that all are in, the only file, or how many there are. */
export function nameOf(files: readonly Pick<ReadFile, "path">[]): string {
  const [first] = files;
  if (first && files.length === 1) return first.path;
  const folder = first?.path.slice(0, first.path.indexOf("/") + 1);
  if (folder && files.every(({ path }) => path.startsWith(folder))) return folder.slice(0, -1);
  return plural(files.length, { one: "# file", other: "# files" });
}
