import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./env.ts";

const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8")) as { version: string };

export const VERSION = version;
