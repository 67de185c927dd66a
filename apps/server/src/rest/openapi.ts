import { Chat } from "@neptun/api/chat/schema";
import { Collection, CollectionFile } from "@neptun/api/collection/schema";
import { ChatFile, TreeFile } from "@neptun/api/file/schema";
import { ChatMessage } from "@neptun/api/message/schema";
import { Project } from "@neptun/api/project/schema";
import { Prompt } from "@neptun/api/prompt/schema";
import { Id } from "@neptun/api/schema";
import { Tag } from "@neptun/api/tag/schema";
import { User } from "@neptun/api/user/schema";
import { z } from "zod";
import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { COOKIE } from "../context.ts";
import { errorBody } from "./errors.ts";
import { entities } from "./examples.ts";
import type { Route } from "./route.ts";

const ErrorSchema = z.object({
  statusCode: z.int(),
  statusMessage: z.string(),
  message: z.string().meta({ description: "What is wrong, in words for a person" }),
  data: z.object({
    message: z.string(),
    name: z.string(),
    issues: z
      .array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()) }))
      .meta({ description: "What is wrong with which member; empty where nothing was parsed" }),
  }),
});

/** The OpenAPI document of the table, from the schemas that validate. */
export function createOpenApiDocument(routes: Route[], appUrl: string): oas31.OpenAPIObject {
  const paths: ZodOpenApiPathsObject = {};
  const shapes = new Map<string, string>();
  for (const route of routes) {
    // Two names for one place in a path would be two paths, which OpenAPI does not allow: the first name stands.
    const shape = route.path.replaceAll(/\{\w+\}/g, "{}");
    const path = shapes.get(shape) ?? shapes.set(shape, route.path).get(shape)!;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route, path) };
  }
  const document = createDocument({
    openapi: "3.1.1",
    info: { title: "Neptun", version: "0.1.0", description: DESCRIPTION, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: appUrl }],
    security: [{ cookie: [] }, { bearer: [] }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: {
        Chat,
        ChatFile,
        ChatMessage,
        Collection,
        CollectionFile,
        Project,
        Prompt,
        Tag,
        TreeFile,
        User,
        Error: ErrorSchema,
      },
      securitySchemes: {
        cookie: { type: "apiKey", in: "cookie", name: COOKIE, description: "Set by sign-up and login" },
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "The session's secret in a header instead of the cookie",
        },
      },
    },
  });
  for (const [name, example] of Object.entries(entities))
    Object.assign(document.components!.schemas![name]!, { example });
  return document;
}

const DESCRIPTION = `A workspace for talking to language models, in which the code files are what lasts.

All times are ISO 8601 in UTC. Lists are whole unless \`limit\` is given; then the \`Link\` header names the next page.
A creating request with an \`Idempotency-Key\` can be repeated for a day without creating twice.
Another user's things cannot be told from things that do not exist: both are 404.`;

const tagOf = ({ path }: Route) =>
  (
    [
      "collections",
      "prompts",
      "messages",
      "files",
      "archive",
      "repository",
      "diff",
      "tree",
      "sessions",
      "tokens",
      "trash",
      "projects",
      "chats",
      "auth",
      "ai",
    ].find((part) => path.includes(`/${part}`)) ?? (path.includes("/users") ? "users" : "server")
  ).replace(/^(archive|repository|diff|tree|import)$/, "files");

function toOperation(route: Route, path: string): ZodOpenApiOperationObject {
  const { id, summary, description, query, creates } = route;
  const header = {
    ...(creates && { "Idempotency-Key": z.string().max(255).optional() }),
    ...(takesIfMatch(route) && { "If-Match": z.string().optional() }),
  };
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const own = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const params = names.map((name, index) => [name, describe(own[index]!)] as const);
  return {
    operationId: id,
    tags: [tagOf(route)],
    summary,
    description,
    security: route.session ? [] : undefined,
    // The library takes a member that is there but undefined for a schema.
    requestParams: {
      ...(params.length > 0 && { path: z.object(Object.fromEntries(params)) }),
      ...(query && { query }),
      ...(Object.keys(header).length > 0 && { header: z.object(header) }),
    },
    requestBody: toRequestBody(route),
    responses: toResponses(route),
  };
}

/** What is bound to the time of its last change is changed by PATCH and DELETE; what has versions, also by restoring one. */
const takesIfMatch = ({ versioned, method }: Route) =>
  versioned !== undefined && method !== "GET" && (versioned === "head" || method !== "POST");

const describe = (name: string) =>
  name === "version"
    ? Id.meta({ description: "The number of the version, from 1 on" })
    : name === "link"
      ? z.string().meta({ description: "The link of what is shared: 43 characters" })
      : name.endsWith("_id")
        ? Id.meta({ description: `The id of the ${name === "message_id" ? "message" : name.slice(0, -3)}` })
        : z.string().meta({ description: `The ${name}, as GET /models lists it` });

function toRequestBody({ body, batch, form, zip, example }: Route): ZodOpenApiOperationObject["requestBody"] {
  if (!body) return;
  const schema = batch ? z.union([body, batch.body]) : body;
  const media = { schema, example };
  const forms = form ? { "application/x-www-form-urlencoded": media } : {};
  const zips = zip ? { "application/zip": { schema: z.string().meta({ format: "binary" }) } } : {};
  return { required: !body.safeParse({}).success, content: { "application/json": media, ...forms, ...zips } };
}

const REFUSALS: Record<number, string> = {
  400: "The path, the query or the body is not valid",
  401: "The session is missing, malformed or has ended; or the password is wrong",
  404: "There is no such thing, or it is another user's",
  409: "The e-mail address or the path is taken, or the first request with this Idempotency-Key is still running",
  403: "A personal access token may not do this",
  412: "It was changed since the ETag in If-Match",
  413: "The body is too large",
  415: "The body is of another type",
  422: "The Idempotency-Key was used with another body",
  429: "Too many attempts, or the provider refuses for now",
  500: "A bug in the server",
  502: "The model's provider failed",
  503: "The database or the model's provider is not available",
};

function toResponses(route: Route): ZodOpenApiResponsesObject {
  const { status = 200, output, batch, type = "application/json" } = route;
  const schema = batch && output ? z.union([output, batch.output]) : output;
  const success = { description: "Success", content: schema ? { [type]: { schema } } : undefined };
  const refusals = refusalsOf(route).map((code) => {
    const example = { ...errorBody(code, REFUSALS[code]!), ...(code === 400 ? route.badRequest : {}) };
    return [code, { description: REFUSALS[code]!, content: { "application/json": { schema: ErrorSchema, example } } }];
  });
  return { [`${status}`]: success, ...Object.fromEntries(refusals) };
}

function refusalsOf(route: Route): number[] {
  const { id, body, query, session, path, creates, versioned, attempt, type } = route;
  const isAi = path.startsWith("/api/ai");
  const codes: [number, unknown][] = [
    [400, body || query],
    [401, !session || attempt || id === "getRawFile"],
    [404, path.includes("{")],
    [409, creates || attempt || versioned === "head" || id === "updateCollection" || id === "updateTag"],
    [403, !session],
    [412, takesIfMatch(route)],
    [413, body],
    [415, body],
    [422, creates],
    [429, attempt || isAi],
    [500, true],
    [502, isAi && type],
    [503, true],
  ];
  return codes.filter(([, applies]) => applies).map(([code]) => code);
}
