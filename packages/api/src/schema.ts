import { z } from "zod";
import { wordsOf } from "./issue-words.ts";
import { because, said, sayFor } from "./said.ts";
import { showsNothing } from "./shows-nothing.ts";

z.config({
  customError: (issue) => {
    const words = wordsOf(issue);
    return words && sayFor(issue, words);
  },
});

/** What the operator decides. */
export interface OwnLimits {
  message_bytes: number;
  file_bytes: number;
  /** Messages, files or ids in one request. */
  batch_items: number;
  /** Code blocks in the messages of one request. */
  batch_blocks: number;
}

/** Schemas look here at each parse, so that one set of them serves every server; a browser has the defaults. */
export const limits: OwnLimits &
  Record<"name_characters" | "description_characters" | "instructions_characters" | "page_items", number> = {
  message_bytes: 512 * 1024,
  file_bytes: 1024 * 1024,
  batch_items: 1000,
  batch_blocks: 5000,
  name_characters: 256,
  description_characters: 10_000,
  instructions_characters: 20_000,
  page_items: 1000,
};

/** Sets the limits of this process, once, before it serves. */
export const setLimits = (given: OwnLimits) => void Object.assign(limits, given);

const encoder = new TextEncoder();
const NUL_OR_LONE_SURROGATE = /\0|\p{Surrogate}/u;

/** Bytes of a text in UTF-8. */
export const byteLength = (text: string) => encoder.encode(text).length;

/** Any Unicode text except U+0000 and lone surrogates, which PostgreSQL cannot store unchanged. Kept byte for byte. */
export const Text = z.string().refine(
  (text) => !NUL_OR_LONE_SURROGATE.test(text),
  because(() => said`Must not contain U+0000 or a lone surrogate`),
);

export const textUpTo = (limit: "message_bytes" | "file_bytes") =>
  Text.refine(
    (text) => text.length <= limits[limit] && byteLength(text) <= limits[limit],
    because(() => said`Must not exceed ${limits[limit]} bytes`),
  );

/** At least one item and at most what a request may hold; of too many not one is looked at. */
export function batchOf<Item extends z.ZodType>(item: Item) {
  const list = z
    .array(item)
    .min(1)
    .meta({
      override: ({ jsonSchema }: { jsonSchema: { maxItems?: number } }) => (jsonSchema.maxItems = limits.batch_items),
    });
  return z.preprocess<z.input<typeof list>, typeof list, z.input<typeof list>>((value, ctx) => {
    if (Array.isArray(value) && value.length > limits.batch_items) {
      ctx.addIssue({ code: "too_big", origin: "array", maximum: limits.batch_items, inclusive: true, input: value });
      return z.NEVER;
    }
    return value;
  }, list);
}

export const isBlank = (text: string) => text.trim() === "";

export const Name = Text.refine(
  (name) => !showsNothing(name),
  because(() => said`Must not be blank`),
).refine(
  (name) => [...name].length <= limits.name_characters,
  because(() => said`Must not exceed ${limits.name_characters} characters`),
);

/** A positive 32-bit integer. */
export const Id = z.int().min(1).max(2_147_483_647);

/** Leaves as ISO 8601 in UTC. */
export const Timestamp = z
  .union([z.date().transform((date) => date.toISOString()), z.iso.datetime()])
  .pipe(z.iso.datetime());

/** When given, the change is made only if the thing was last changed at one of these times (`updated_at`). */
export const IfUpdatedAt = z.object({ if_updated_at: z.array(z.iso.datetime()).optional() });

/** A page by key: at most `limit` items after or before the item with that id. Without `limit`, everything. */
export const Page = z.object({
  limit: z.int().min(1).max(limits.page_items).optional(),
  after: Id.optional(),
  before: Id.optional(),
});

/** The id to go on from (as `after`, or `before` where the newest come first); null on the last page. */
export const Next = Id.nullable();

/** A branch of a chat by its id (0 is the first one), or all of them. */
export const Branch = z.string().regex(
  /^(all|0|[1-9]\d{0,8})$/,
  because(() => said`Must be the id of a branch, or all`),
);

/** As statements take it: null is the current one. */
export const toBranch = (branch: string | undefined) =>
  branch === undefined ? null : branch === "all" ? -1 : Number(branch);

export const Actor = z.enum(["user", "assistant", "system"]);
export type Actor = z.infer<typeof Actor>;
