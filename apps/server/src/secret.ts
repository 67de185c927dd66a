import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** The server's own secret, 256 random bits: made at the first start and kept in the data folder. */
export function keepSecret(dataDir: string): string {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, "session-secret");
  if (!fs.existsSync(file)) writeOnce(file, randomBytes(32).toString("base64url"));
  const secret = fs.readFileSync(file, "utf8").trim();
  if (secret.length < 32) throw new Error(`${file} does not hold a secret; delete it, and a new one is made`);
  return secret;
}

/** Of two processes that start at once, one writes and both read the same; the file is never seen half written. */
function writeOnce(file: string, text: string) {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = fs.openSync(draft, "wx", 0o600);
  try {
    fs.writeSync(handle, `${text}\n`);
    fs.fsyncSync(handle);
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.closeSync(handle);
    fs.unlinkSync(draft);
  }
}
