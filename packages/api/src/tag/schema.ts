import { z } from "zod";
import { because, said } from "../said.ts";
import { Id, Name, Text, Timestamp } from "../schema.ts";

export const TAG_CHARACTERS = 50;
/** Of one chat. */
export const CHAT_TAGS = 20;

/** Two names with one key are one tag. */
export const toTagKey = (name: string) => name.normalize("NFC").toLowerCase();

// Line breaks and controls, what reorders or hides text, and the comma that lists of tags are written with.
const REFUSED =
  /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\u180e\u200b\u2060-\u2064\ufeff,]/u;

export const TagName = Name.refine(
  (name) => [...name].length <= TAG_CHARACTERS,
  because(() => said`Must not exceed ${TAG_CHARACTERS} characters`),
)
  .refine(
    (name) => !REFUSED.test(name),
    because(() => said`Must not contain commas, line breaks or invisible characters`),
  )
  .refine(
    (name) => name === name.trim(),
    because(() => said`Must not begin or end with a blank`),
  );

export const TagNames = z.array(TagName).max(CHAT_TAGS);

export const COLOURS = ["grey", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"] as const;
export const TagColour = z.enum(COLOURS);
export type TagColour = z.infer<typeof TagColour>;

export const Tag = z.object({
  id: Id,
  neptun_user_id: Id,
  name: Text,
  /** null: none */
  colour: TagColour.nullable(),
  /** Apart from those in the trash. */
  chat_count: z.int(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Tag = z.infer<typeof Tag>;
export const TagOutput = z.object({ tag: Tag });
/** In the order of the alphabet. */
export const TagsOutput = z.object({ tags: z.array(Tag) });
export const TagInput = z.object({ tag_id: Id });
/** Null takes the colour away. */
export const TagChanges = z.object({ name: TagName.optional(), colour: TagColour.nullable().optional() });
export const UpdateTagInput = TagInput.extend(TagChanges.shape);
export type UpdateTagInput = z.infer<typeof UpdateTagInput>;
/** The tag that takes its chats. */
export const MergeTagInput = TagInput.extend({ into_tag_id: Id });
export type MergeTagInput = z.infer<typeof MergeTagInput>;
