import type { Caller, Context, UserContext } from "@neptun/api";
import type { Request, Response } from "express";
import type { z } from "zod";
import type { Attempt } from "../attempts.ts";
import type { Deps } from "../deps.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";
/** A procedure; it parses its input itself. */
export type Call = (caller: Caller) => (input: never) => Promise<unknown>;
export type Ids = Partial<
  Record<
    | "user_id"
    | "project_id"
    | "chat_id"
    | "message_id"
    | "file_id"
    | "version"
    | "session_id"
    | "token_id"
    | "collection_id"
    | "prompt_id"
    | "share_id"
    | "tag_id",
    number
  >
> & { link?: string };

export interface Exchange {
  deps: Deps;
  req: Request;
  res: Response;
  route: Route;
  ctx: Context;
  ids: Ids;
}

/** A list of any length, by the name of its member. */
export interface Whole {
  member: string;
  item: z.ZodType;
  /** Parses the input and begins to read. */
  read(ctx: UserContext, input: unknown): Promise<Listing>;
}

export interface Listing {
  pages: AsyncIterable<unknown[]>;
  /** When what the list belongs to was changed last, where the route says so. */
  updated_at?: Date;
}

/** One row of the table: everything that is particular to a documented route. */
export interface Route {
  id: string;
  method: Method;
  /** As OpenAPI writes it. */
  path: string;
  summary: string;
  description?: string;
  /** Of success; 200 unless given. */
  status?: number;
  /** Answered without a session as well; "ignored" also where the database is away. Required unless given. */
  session?: "optional" | "ignored";
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** The other form of the body, chosen by the presence of `key`. */
  batch?: { key: string; body: z.ZodObject; call: Call; output: z.ZodType };
  /** Also takes application/x-www-form-urlencoded. */
  form?: true;
  /** Its body brings files, and may be larger than others. */
  bringsFiles?: true;
  /** Also takes application/zip, for this procedure. */
  zip?: Call;
  /** Honours Idempotency-Key. */
  creates?: true;
  attempt?: Attempt;
  /**
   * The answer's thing has an ETag, and a change may be bound to it with If-Match: the time of its last change, or, where a
   * thing is made of versions, the newest of them.
   */
  versioned?: "time" | "head";
  /** The list can be read from its newest end, and then goes on with `before`. */
  backwards?: true;
  /** The list without a `limit`, which is sent as it is read. */
  whole?: Whole;
  /** Reads the thing around this one whose ETag the answer carries. */
  around?: Call;
  /** The words of this route's 400. */
  badRequest?: { statusMessage?: string; message?: string };
  output?: z.ZodType;
  /** The media type of success; JSON unless given. */
  type?: string;
  /** What is done: a procedure, */
  call?: Call;
  /** or what only HTTP knows. */
  serve?: (exchange: Exchange) => Promise<void>;
  example?: unknown;
}

type More = Omit<Route, "id" | "method" | "path" | "summary">;
const row =
  (method: Method) =>
  (id: string, path: string, summary: string, more: More): Route => ({
    id,
    method,
    path,
    summary,
    ...more,
  });

export const get = row("GET");
export const post = row("POST");
export const patch = row("PATCH");
export const del = row("DELETE");
