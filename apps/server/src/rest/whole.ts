import { DomainError, toIssues, type UserContext } from "@neptun/api";
import type { z } from "zod";
import { sendTexts } from "./output.ts";
import type { Exchange, Listing, Whole } from "./route.ts";

/** A whole list for the table: its member, its items, and where its pages come from. */
export const whole = <Input extends z.ZodType>(
  member: string,
  item: z.ZodType,
  input: Input,
  list: (ctx: UserContext, input: z.output<Input>) => AsyncIterable<unknown[]> | Promise<Listing>,
): Whole => ({
  member,
  item,
  async read(ctx, value) {
    const listing = await list(ctx, parse(input, value));
    return "pages" in listing ? listing : { pages: listing };
  },
});

/** The input as its schema has it, or BAD_REQUEST. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { data, error } = schema.safeParse(value);
  if (error) throw new DomainError("BAD_REQUEST", "The input is not valid", { issues: toIssues(error) });
  return data as z.output<Schema>;
}

/**
 * Answers with a list of any length: each page is read when the one before it was taken, so that no more than two are held at
 * a time. A refusal comes before the first word; after it, a failure cuts the connection, and the JSON has no end.
 */
export async function sendWhole({ req, res, ctx }: Exchange, { member, item, read }: Whole, input: unknown) {
  const { pages, updated_at } = await read(ctx as UserContext, input);
  const reader = pages[Symbol.asyncIterator]();
  const first = await reader.next();
  if (updated_at) res.set("ETag", `"${updated_at.toISOString()}"`);
  res.status(200).type("json");
  if (req.method === "HEAD") return void res.end();
  const toItems = (rows: unknown[]) => rows.map((row) => JSON.stringify(item.parse(row))).join(",");
  const begin = `{${JSON.stringify(member)}:[${first.done ? "" : toItems(first.value)}`;
  const second = first.done ? first : await reader.next();
  // Most lists are of one page; a stream would cost them more than reading it.
  if (second.done) return void res.end(begin + END);
  await sendTexts(res, toTexts(begin, from(second.value, reader), toItems));
}

const END = '],"next":null}';

async function* toTexts(begin: string, rest: AsyncIterable<unknown[]>, toItems: (rows: unknown[]) => string) {
  yield begin;
  let before = begin.endsWith("[") ? "" : ",";
  for await (const rows of rest) {
    if (rows.length === 0) continue;
    yield before + toItems(rows);
    before = ",";
  }
  yield END;
}

/** The pages from `first` on. */
async function* from(first: unknown[], rest: AsyncIterator<unknown[]>) {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
