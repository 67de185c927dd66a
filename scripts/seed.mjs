import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { fillWorkspace } from "./demo/fill.mjs";

const USAGE = `Usage: npm run seed -- --demo [--email demo@example.org] [--url http://localhost:3000]

Makes an account with three projects, and chats with tags and files in them, in a Neptun that is running: something to look at,
and to try things with. It says the password. An account that exists already is left as it is.

Exit codes: 0 made, 1 not made, 2 wrong usage.`;

const OPTIONS = /** @type {const} */ ({
  demo: { type: "boolean" },
  email: { type: "string", default: "demo@example.org" },
  url: { type: "string", default: `http://localhost:${process.env["PORT"] ?? 3000}` },
  help: { type: "boolean" },
});
const MODEL = "google/gemma-3-27b-it";

/** What was typed; nothing where it makes no sense. */
function readArguments() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch {
    return undefined;
  }
}

const typed = readArguments();
if (typed?.help) console.log(USAGE);
else if (!typed?.demo) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const url = typed.url.replace(/\/+$/, "");
  const account = { email: typed.email, password: randomBytes(9).toString("base64url") };
  try {
    await fillWorkspace(url, account, MODEL);
    console.log(`The workspace is at ${url}\nE-mail    ${account.email}\nPassword  ${account.password}`);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    console.error(message === "fetch failed" ? `Nothing answers at ${url}. Start Neptun first: npm start` : message);
    process.exitCode = 1;
  }
}
