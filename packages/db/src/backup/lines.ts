import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { BackupError } from "./format.ts";

const NEWLINE = 10;
const LONGEST_LINE = 2 ** 28;

export const damaged = (file: string, why: string) =>
  new BackupError(`${file} is not a whole backup (${why}): it was cut off or changed.`);

/** The unpacked text of a file, in pieces of whole lines. */
export async function* readWholeLines(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 2 ** 18 });
  const piped = pipeline(createReadStream(file), gunzip).catch((error: NodeJS.ErrnoException) => error);
  const rest: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf(NEWLINE) + 1;
      if (end) yield Buffer.concat([...rest.splice(0), chunk.subarray(0, end)]);
      length = (end ? 0 : length) + chunk.length - end;
      if (length > LONGEST_LINE) throw damaged(file, "a line is too long");
      if (end < chunk.length) rest.push(chunk.subarray(end));
    }
  } catch (error) {
    throw toBackupError(file, error as NodeJS.ErrnoException);
  }
  await piped;
  if (rest.length) throw damaged(file, "the last line has no end");
  if (gunzip.bytesWritten !== (await stat(file)).size) throw damaged(file, "something follows its end");
}

function toBackupError(file: string, error: NodeJS.ErrnoException) {
  if (error instanceof BackupError) return error;
  if (error.code?.startsWith("Z_")) return damaged(file, error.message);
  return new BackupError(`${file} cannot be read: ${error.message}`, { cause: error });
}
