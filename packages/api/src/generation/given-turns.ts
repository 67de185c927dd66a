import type { ChatTurn } from "@neptun/models";
import type { UserContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { requireFilesBytes } from "../message/service.ts";
import { said } from "../said.ts";
import { fitting, type GivenFile, textsOf, toTurns } from "./given-files.ts";
import { roomFor } from "./turns.ts";

/** A turn as a client sends it. */
export interface AskedTurn extends ChatTurn {
  file_ids?: number[];
}

const GIVEN = {
  name: "generation_given",
  text: `SELECT f.id AS file_id, f.title, f.version, f.language, f.size, f.sha256 FROM chat_conversation_file f
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = f.chat_conversation_id AND c.deleted_at IS NULL
WHERE f.neptun_user_id = $1 AND f.id = ANY($2::int[]) AND f.deleted_at IS NULL`,
};

/** A conversation as the client sees it, with the files that it names, as far as they fit; those of the last turn first. */
export async function giveTurns(ctx: UserContext, model: string, turns: AskedTurn[]): Promise<ChatTurn[]> {
  const ids = [...new Set(turns.flatMap(({ file_ids = [] }) => file_ids))];
  if (ids.length === 0) return turns.map(({ role, content }) => ({ role, content }));
  if (turns.some(({ role, file_ids = [] }) => role !== "user" && file_ids.length > 0))
    throw new DomainError("BAD_REQUEST", said`Only a message of the user can come with files`);
  const found = await ctx.db.query<GivenFile>(GIVEN, [ctx.user.id, ids]);
  if (found.length < ids.length) throw notFound("File");
  requireFilesBytes(found.reduce((sum, { size }) => sum + size, 0));
  const byId = new Map(found.map((file) => [file.file_id, file]));
  const withFiles = turns.map(({ role, content, file_ids = [] }) => {
    // A version may come with several turns; each has its own place.
    return { role, content, files: [...new Set(file_ids)].map((id) => ({ ...byId.get(id)! })) };
  });
  const words = turns.reduce((sum, { content }) => sum + content.length, 0);
  const newest = withFiles.toReversed().flatMap(({ files }) => files);
  const chosen = fitting(newest, roomFor(ctx.models.contextTokens(model)) - words);
  return toTurns(withFiles, chosen, await textsOf(ctx, [...chosen]));
}
