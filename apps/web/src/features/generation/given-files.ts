import { t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { formatSize } from "../../lib/format-size.ts";

// The server says the same; its schemas are more than the first page should load.
export const MOST_FILES = 100;
export const MOST_FILE_BYTES = 4 * 1024 * 1024;

/** The files with others behind them, each version once; a newer version takes the place of an older one. */
export function withFiles(files: readonly MessageFile[], added: readonly MessageFile[]): MessageFile[] {
  const keyOf = ({ chat_conversation_id, title }: MessageFile) => `${chat_conversation_id} ${title}`;
  const byPath = new Map(files.map((file) => [keyOf(file), file]));
  for (const file of added) byPath.set(keyOf(file), file);
  return [...byPath.values()];
}

/** Why these files cannot be sent with a message; undefined when they can. */
export function filesProblem(files: readonly MessageFile[]): string | undefined {
  if (files.length > MOST_FILES) return t`Too many files: ${files.length} are added, and ${MOST_FILES} can be sent.`;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes <= MOST_FILE_BYTES) return undefined;
  return t`The files hold ${formatSize(bytes)}; ${formatSize(MOST_FILE_BYTES)} can be sent with a message.`;
}

/** What a text of this length and files are in tokens, about. */
export const estimateTokens = (length: number, files: readonly MessageFile[]) =>
  Math.round((length + files.reduce((sum, { size }) => sum + size, 0)) / 4);
