import { z } from "zod";
import { because, said } from "../said.ts";
import { Actor, Id, Text, Timestamp } from "../schema.ts";

/** From `start` to before `end`, in UTF-16 code units, as JavaScript counts. */
export const SearchMatch = z.object({ start: z.int(), end: z.int() });
export type SearchMatch = z.infer<typeof SearchMatch>;

export const SearchSnippet = z.object({
  /** A piece of the text, cut between characters. */
  text: z.string(),
  /** Where in the whole text the piece begins, in UTF-16 code units. */
  start: z.int(),
  /** The line of the whole text, counted from 1, that the first match is in. */
  line: z.int(),
  /** What was found, in UTF-16 code units of the piece; in order. */
  matches: z.array(SearchMatch),
});
export type SearchSnippet = z.infer<typeof SearchSnippet>;

const Place = {
  chat_id: Id,
  chat_name: z.string(),
  /** The project that the chat belongs to, or null. */
  project_id: Id.nullable(),
  project_name: z.string().nullable(),
  created_at: Timestamp,
};

export const ChatHit = z.object({
  id: Id,
  name: z.string(),
  name_matches: z.array(SearchMatch),
  pinned: z.boolean(),
  archived: z.boolean(),
  ...Place,
});
export const MessageHit = z.object({ id: Id, actor: Actor, snippet: SearchSnippet, ...Place });
export const FileHit = z.object({
  /** Of the newest version. */
  id: Id,
  lineage_id: Id,
  /** Its path. */
  title: z.string(),
  title_matches: z.array(SearchMatch),
  language: z.string(),
  extension: z.string(),
  version: z.int(),
  /** The beginning of the text, without matches, where only the path was found. */
  snippet: SearchSnippet,
  ...Place,
});
export const PromptHit = z.object({
  id: Id,
  name: z.string(),
  name_matches: z.array(SearchMatch),
  description: z.string().nullable(),
  /** Of its newest text. */
  snippet: SearchSnippet,
  created_at: Timestamp,
});
export type ChatHit = z.infer<typeof ChatHit>;
export type MessageHit = z.infer<typeof MessageHit>;
export type FileHit = z.infer<typeof FileHit>;
export type PromptHit = z.infer<typeof PromptHit>;

const group = <Hit extends z.ZodType>(hit: Hit) =>
  z.object({
    hits: z.array(hit),
    /** What to pass as `after` for more of this group; null when there is nothing more. */
    next: z.string().nullable(),
  });

/** A group that the query rules out, or that the page is not of, is empty. */
export const SearchOutput = z.object({
  chats: group(ChatHit),
  files: group(FileHit),
  messages: group(MessageHit),
  prompts: group(PromptHit),
  /** Whether older texts are still being indexed, so that not everything is found yet. */
  indexing: z.boolean(),
});
export type SearchOutput = z.infer<typeof SearchOutput>;

/** How long a query may be, in UTF-16 code units. */
export const QUERY_LENGTH = 500;
const CURSOR = /^(chat|file|message|prompt)\.(\d{1,10})\.(\d{1,10})\.([0-4])\.(\d{1,10})$/;

export const SearchInput = z.object({
  /**
   * Words and parts of words (from three characters on), all of which must be there; `"a phrase"`; and filters: `project:`
   * and `chat:` (an id, or a part of the name), `lang:`, `ext:`, `role:`, `tag:`, `before:`, `after:` (a day in
   * UTC, such as 2026-01-31), `is:` (chat, file, message or prompt; archived or pinned: what belongs to such a chat).
   */
  q: Text.refine(
    (q) => q.length <= QUERY_LENGTH,
    because(() => said`Must not exceed ${QUERY_LENGTH} characters`),
  ).refine(
    (q) => q.trim() !== "",
    because(() => said`Must not be blank`),
  ),
  /** Hits of each group. */
  limit: z.int().min(1).max(100).default(20),
  /** The `next` of a group: goes on with this group only. A page may have fewer hits than `limit`, also if `next` is there. */
  after: z.string().regex(CURSOR).nullish(),
});
export type SearchInput = z.infer<typeof SearchInput>;

/** A place in a group: hits come in windows of ids, and in each by rank. */
export interface Cursor {
  kind: "chat" | "file" | "message" | "prompt";
  /** The window that is being read: ids from `floor` (0: not known yet) to before `below`. */
  below: number;
  floor: number;
  /** The hit before; 3 before the first, 4 if moreover the items below are not worth being looked through one by one. */
  rank: number;
  id: number;
}

export function readCursor(text: string): Cursor {
  const [kind, below, floor, rank, id] = text.split(".");
  return {
    kind: kind as Cursor["kind"],
    below: Number(below),
    floor: Number(floor),
    rank: Number(rank),
    id: Number(id),
  };
}
export const writeCursor = ({ kind, below, floor, rank, id }: Cursor) => [kind, below, floor, rank, id].join(".");
