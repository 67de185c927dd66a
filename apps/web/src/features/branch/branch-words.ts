import { plural, t } from "@lingui/core/macro";
import type { ChatBranch } from "@neptun/api/branch/schema";
import { shortDate } from "../../lib/dates.ts";

const LONG = 60;

/** One line of a text. */
const firstLine = (text: string) =>
  text
    .trim()
    .split(/\s*\n/, 1)[0]!
    .replace(/^[#>*\-\s]+(?=\S)/, "");

const cut = (text: string) => (text.length > LONG ? `${text.slice(0, LONG).trimEnd()}…` : text);

/** How a branch begins, for people; an answer without a word yet has none. */
export const nameOf = ({ id, first_text }: ChatBranch) =>
  id === 0 ? t`First branch` : firstLine(first_text) || t`Empty answer`;

export const shortNameOf = (branch: ChatBranch) => cut(nameOf(branch));

/** What is told of a branch besides its words. */
export const factsOf = ({ messages, files, updated_at }: ChatBranch) => [
  plural(messages, { one: "# message", other: "# messages" }),
  ...(files > 0 ? [plural(files, { one: "# file version", other: "# file versions" })] : []),
  shortDate(updated_at),
];

/** How the first branch begins, how another one ends; nothing where its name says that already. */
export const lineOf = ({ id, first_text, last_text, first_id, last_id }: ChatBranch) =>
  id === 0 ? firstLine(first_text) : first_id === last_id ? "" : firstLine(last_text);
