import { createHash } from "node:crypto";
import { readMigrations } from "./migrate.ts";

/** Names a template by what made it. */
export function templateName(): string {
  const all = readMigrations().map(({ name, checksum }) => `${name} ${checksum}`);
  return createHash("sha256").update(all.join("\n")).digest("hex").slice(0, 16);
}
