import fs from "node:fs/promises";
import path from "node:path";
import type { OpenDb } from "../db.ts";
import { BackupError } from "./format.ts";

const AT_ONCE = 16;

/**
 * Copies an open embedded database to `<to>/pg`, where another process can open it. Nobody else uses the database
 * meanwhile, and PostgreSQL without background processes writes nothing by itself: the copy is of one moment.
 */
export async function copyEmbedded(db: OpenDb, dataDir: string, to: string): Promise<void> {
  await db.withConnection(async (client) => {
    await client.query("CHECKPOINT");
    const from = path.join(dataDir, "pg");
    const files = await listFiles(from);
    await requireRoom(files, dataDir);
    const target = path.join(to, "pg");
    for (const folder of files.folders)
      await fs.mkdir(path.join(target, path.relative(from, folder)), { recursive: true });
    const waiting = files.files.values();
    const copyNext = async () => {
      for (const { file } of waiting)
        await fs.copyFile(file, path.join(target, path.relative(from, file)), fs.constants.COPYFILE_FICLONE);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, copyNext));
  });
}

interface Files {
  folders: string[];
  files: { file: string; size: number }[];
}

async function listFiles(folder: string, found: Files = { folders: [], files: [] }): Promise<Files> {
  found.folders.push(folder);
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) await listFiles(inside, found);
    else if (entry.isFile()) found.files.push({ file: inside, size: (await fs.stat(inside)).size });
  }
  return found;
}

/** A database that finds its disk full stops; a copy must not bring that about. */
async function requireRoom({ files }: Files, dataDir: string) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const { bavail, bsize } = await fs.statfs(dataDir);
  const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString("en")} MB`;
  if (bavail * bsize < 2 * size)
    throw new BackupError(
      `A backup beside a running Neptun copies the database first, and ${dataDir} has too little room: ${inMegabytes(bavail * bsize)} are free, ${inMegabytes(2 * size)} are needed. Make room, or stop Neptun for the backup.`,
    );
}
