import { createGate, DomainError, toIssues, type UserContext } from "@neptun/api";
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

/** How many pages are read and written at once, for all who read lists; what waits for its client is a text. */
const atOnce = createGate(8);

/**
 * Answers with a list of any length: each page is read when the one before it was taken, so that no more than two are held at
 * a time. A refusal comes before the first word; after it, a failure cuts the connection, and the JSON has no end.
 */
export async function sendWhole({ req, res, ctx }: Exchange, { member, item, read }: Whole, input: unknown) {
  const { pages, updated_at } = await read(ctx as UserContext, input);
  const reader = pages[Symbol.asyncIterator]();
  const readText = () =>
    atOnce(async () => {
      const { done, value: rows } = await reader.next();
      return done ? undefined : rows.map((row) => JSON.stringify(item.parse(row))).join(",");
    });
  const first = await readText();
  if (updated_at) res.set("ETag", `"${updated_at.toISOString()}"`);
  res.status(200).type("json");
  if (req.method === "HEAD") return void res.end();
  const begin = `{${JSON.stringify(member)}:[${first ?? ""}`;
  const second = first === undefined ? first : await readText();
  // Most lists are of one page; a stream would cost them more than reading it.
  if (second === undefined) return void res.end(begin + END);
  await sendTexts(res, toTexts(begin, second, readText)).finally(() => reader.return?.());
}

const END = '],"next":null}';

async function* toTexts(begin: string, second: string, readText: () => Promise<string | undefined>) {
  yield begin;
  let before = begin.endsWith("[") ? "" : ",";
  for (let text: string | undefined = second; text !== undefined; text = await readText()) {
    if (text === "") continue;
    yield before + text;
    before = ",";
  }
  yield END;
}
