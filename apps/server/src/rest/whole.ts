import { once } from "node:events";
import { DomainError, toIssues, type UserContext } from "@neptun/api";
import type { Response } from "express";
import type { z } from "zod";
import type { Exchange, Whole } from "./route.ts";

/** A whole list for the table: its member, its items, and where its pages come from. */
export const whole = <Input extends z.ZodType>(
  member: string,
  item: z.ZodType,
  input: Input,
  pages: (ctx: UserContext, input: z.output<Input>) => AsyncIterable<unknown[]>,
): Whole => ({ member, item, pages: (ctx, value) => pages(ctx, parse(input, value)) });

/** The input as its schema has it, or BAD_REQUEST. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { data, error } = schema.safeParse(value);
  if (error) throw new DomainError("BAD_REQUEST", "The input is not valid", { issues: toIssues(error) });
  return data as z.output<Schema>;
}

/**
 * Answers with a list of any length: each page is read when the one before it was taken, so that one page is held at a
 * time. A refusal comes before the first word; after it, a failure cuts the connection, and the JSON has no end.
 */
export async function sendWhole({ req, res, ctx }: Exchange, { member, item, pages }: Whole, input: unknown) {
  const reader = pages(ctx as UserContext, input)[Symbol.asyncIterator]();
  const toText = (rows: unknown[]) => rows.map((row) => JSON.stringify(item.parse(row))).join(",");
  let page = await reader.next();
  res.status(200).type("json");
  if (req.method === "HEAD") return void res.end();
  const begin = `{${JSON.stringify(member)}:[`;
  let before = begin;
  while (!page.done && !res.closed) {
    if (page.value.length > 0) {
      await write(res, before + toText(page.value));
      before = ",";
    }
    page = await reader.next();
  }
  res.end(`${before === begin ? begin : ""}],"next":null}`);
}

async function write(res: Response, text: string) {
  if (!res.write(text)) await Promise.race([once(res, "drain"), once(res, "close")]);
}
