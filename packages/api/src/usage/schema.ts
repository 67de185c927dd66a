import { z } from "zod";
import { because, said } from "../said.ts";
import { Id } from "../schema.ts";

/** More than this at once is not gone through for one account. */
export const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** A day in UTC: "2026-11-30". */
const Day = z.iso.date({ abort: true }).refine(
  (day) => day >= "2000-01-01" && day < "3000-01-01",
  because(() => said`Must be from 2000-01-01 to 2999-12-31`),
);

/** From one day to another, both included. */
const Days = z.object({ from: Day.optional(), to: Day.optional() });
type Days = z.infer<typeof Days>;
const isInOrder = ({ from, to }: Days) => !from || !to || from <= to;
const order = { ...because(() => said`Must not be before from`), path: ["to"] };

export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
export const addDays = (day: string, count: number) =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

/** Without them, everything up to now. */
export const ChatUsageInput = Days.extend({ chat_id: Id }).refine(isInOrder, order);
export type ChatUsageInput = z.infer<typeof ChatUsageInput>;
export const ProjectUsageInput = Days.extend({ project_id: Id }).refine(isInOrder, order);
export type ProjectUsageInput = z.infer<typeof ProjectUsageInput>;
/** Without them, the last 30 days. */
export const UserUsageInput = Days.refine(isInOrder, order).refine(
  ({ from, to }) => !from || !to || daysBetween(from, to) < MOST_DAYS,
  { ...because(() => said`Must not be more than ${MOST_DAYS} days`), path: ["to"] },
);
export type UserUsageInput = z.infer<typeof UserUsageInput>;
export const UsageQuery = Days;

/** What answers used together. */
export const Used = z.object({
  answers: z.int(),
  /** Of how many of them the tokens are known, and what they cost. */
  counted: z.int(),
  priced: z.int(),
  /** Read by models, and written by them. */
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  /** In US dollars; null where nobody told a price. */
  cost: z.number().nullable(),
  duration_ms: z.int(),
  /** Until the first word of an answer, on average; null where it is not known. */
  first_token_ms: z.int().nullable(),
});
export type Used = z.infer<typeof Used>;

export const Usage = z.object({
  /** The first and the last day that are counted, in UTC; null where there is no first one. */
  from: Day.nullable(),
  to: Day,
  total: Used,
  /** The days with answers, in order. */
  days: z.array(Used.extend({ day: Day })),
  /** The models that answered, those that used most tokens first. */
  models: z.array(Used.extend({ model: z.string() })),
});
export type Usage = z.infer<typeof Usage>;
export const UsageOutput = z.object({ usage: Usage });
