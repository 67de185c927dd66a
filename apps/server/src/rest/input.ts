import { setImmediate as pause } from "node:timers/promises";
import { DomainError } from "@neptun/api";
import type { Request } from "express";
import { z } from "zod";
import { mediaType, parseForm, parseJson, readBytes, toText } from "../body.ts";
import { readPrecondition } from "./etag.ts";
import type { Call, Exchange, Route } from "./route.ts";

export interface Input {
  value: Record<string, unknown>;
  call: Call;
  bytes: Buffer | undefined;
}

/** The input of the procedure that the request is meant for: what the path, the query and the body say. */
export async function readInput(exchange: Exchange): Promise<Input> {
  const { route, req, ids } = exchange;
  const { user_id: _, ...rest } = ids;
  const query = route.query ? readQuery(req, route.query) : {};
  const around = { ...query, ...rest, ...readPrecondition(exchange) };
  if (!route.body) return { value: around, call: route.call!, bytes: undefined };
  if (route.zip && ZIPS.has(mediaType(req.headers["content-type"] ?? ""))) {
    const zip = (await readBytes(req, exchange.res, exchange.deps.settings.filesRequestBytes)) ?? Buffer.alloc(0);
    return { value: { zip, ...around }, call: route.zip, bytes: zip };
  }
  const { bytes, body } = await readBody(exchange);
  const { schema, call } = chooseForm(route, body);
  return { value: { ...pick(body, schema), ...around }, call, bytes };
}

/** As Windows calls it too. */
const ZIPS = new Set(["application/zip", "application/x-zip-compressed"]);

/** The documented members; others are ignored. */
const pick = (from: Record<string, unknown>, { shape }: z.ZodObject) =>
  Object.fromEntries(Object.keys(shape).flatMap((key) => (Object.hasOwn(from, key) ? [[key, from[key]]] : [])));

const WHOLE = /^(0|[1-9]\d{0,9})$/;
const FLAGS: Record<string, boolean> = { true: true, false: false };

/** What a text in an address means where the schema has a number, or yes or no. */
function read(type: unknown, value: unknown) {
  if (typeof value !== "string") return value;
  const plain = type instanceof z.ZodOptional ? type.unwrap() : type;
  if (plain instanceof z.ZodNumber && WHOLE.test(value)) return Number(value);
  return plain instanceof z.ZodBoolean && Object.hasOwn(FLAGS, value) ? FLAGS[value] : value;
}

function readQuery({ query }: Request, schema: z.ZodObject) {
  const given = Object.entries(pick(query, schema));
  return Object.fromEntries(given.map(([key, value]) => [key, read(schema.shape[key], value)]));
}

const LARGE = 1024 * 1024;

/** The body as an object: JSON, or a form where the route takes one. No body at all is an empty one. */
export async function readBody({ deps, req, res, route }: Exchange) {
  const { requestBytes, filesRequestBytes } = deps.settings;
  const bytes = await readBytes(req, res, route.bringsFiles ? filesRequestBytes : requestBytes);
  const contentType = req.headers["content-type"] ?? "";
  if (!bytes?.length && !contentType) return { bytes, body: {} };
  const isForm = route.form && mediaType(contentType) === "application/x-www-form-urlencoded";
  if (!isForm && mediaType(contentType) !== "application/json") {
    const forms = route.form ? " or application/x-www-form-urlencoded" : route.zip ? " or application/zip" : "";
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", `The body must be application/json${forms}`);
  }
  const text = toText(bytes ?? Buffer.alloc(0), contentType);
  if (!text) return { bytes, body: {} };
  // Each step of a large body takes a while; others get their turn between them.
  const isLarge = text.length > LARGE;
  if (isLarge) await pause();
  const body = isForm ? parseForm(text) : toObject(parseJson(text));
  if (isLarge) await pause();
  return { bytes, body };
}

function toObject(value: unknown): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  const issues = [{ code: "invalid_type", message: "Must be a JSON object", path: [] }];
  throw new DomainError("BAD_REQUEST", "The body must be a JSON object", { issues });
}

/** A body with two documented forms is read by the member that is present, so that its issues are about what was meant. */
function chooseForm({ body: one, call, batch }: Route, body: Record<string, unknown>) {
  if (!batch || !Object.hasOwn(body, batch.key)) return { schema: one!, call: call! };
  const both = Object.keys(one!.shape).filter((key) => Object.hasOwn(body, key));
  if (both.length > 0) {
    const message = `Must not be sent together with ${both.join(", ")}`;
    throw new DomainError("BAD_REQUEST", message, { issues: [{ code: "custom", message, path: [batch.key] }] });
  }
  return { schema: batch.body, call: batch.call };
}
