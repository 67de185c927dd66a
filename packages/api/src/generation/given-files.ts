import type { ChatTurn } from "@neptun/models";
import type { OwnerContext } from "../context.ts";
import { fencedFile } from "../file/fence.ts";

/** A version of a file that a model gets to read. */
export interface GivenFile {
  file_id: number;
  title: string;
  version: number;
  language: string;
  size: number;
  sha256: string;
}

export interface TurnWithFiles extends ChatTurn {
  files: GivenFile[];
}

const TEXTS = {
  name: "generation_texts",
  text: "SELECT sha256, text FROM neptun_user_text WHERE neptun_user_id = $1 AND sha256 = ANY($2::text[])",
};

/** The texts of these files, by their hashes. */
export async function textsOf(ctx: OwnerContext, files: GivenFile[]): Promise<Map<string, string>> {
  if (files.length === 0) return new Map();
  const hashes = [...new Set(files.map(({ sha256 }) => sha256))];
  const rows = await ctx.db.query<{ sha256: string; text: string }>(TEXTS, [ctx.user.id, hashes]);
  return new Map(rows.map(({ sha256, text }) => [sha256, text]));
}

/** What a file takes of the room, at most: its text, its fence and the words around it. */
export const roomOf = ({ size, title }: GivenFile) => size + 2 * title.length + 100;

/** The files that fit into so many characters, the first ones first; each version once. */
export function fitting(files: GivenFile[], room: number): Set<GivenFile> {
  const chosen = new Set<GivenFile>();
  const ids = new Set<number>();
  let left = room;
  for (const file of files) {
    if (ids.has(file.file_id) || roomOf(file) > left) continue;
    ids.add(file.file_id);
    chosen.add(file);
    left -= roomOf(file);
  }
  return chosen;
}

/** One file as the model reads it: its path, its version and its text, which nothing in it can end early. */
export const toPart = (file: GivenFile, text: string) =>
  `File ${file.title}, version ${file.version}:\n\n${fencedFile({ ...file, text })}`;

/** The turns as the model reads them: before the words of each the files that come with it, or why they do not. */
export function toTurns(turns: TurnWithFiles[], chosen: Set<GivenFile>, texts: Map<string, string>): ChatTurn[] {
  const given = new Set([...chosen].map(({ file_id }) => file_id));
  return turns.map(({ role, content, files }) => {
    const parts = files.map((file) => {
      const text = texts.get(file.sha256);
      if (chosen.has(file) && text !== undefined) return toPart(file, text);
      const why = given.has(file.file_id) ? "it comes with a later message" : "it does not fit";
      return `(The file ${file.title}, version ${file.version}, is left out here: ${why}.)`;
    });
    return { role, content: [...parts, content].join("\n\n") };
  });
}
