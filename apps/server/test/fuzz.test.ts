import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "../src/rest/route.ts";
import { routes } from "../src/rest/routes.ts";
import { expectRefusal } from "./errors.ts";
import { furnish, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let ada: Person;
let ids: Record<string, number | string>;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
  const { project, chat, chatMessage, chatFile, collection, share } = await furnish(ada);
  ids = {
    user_id: ada.id,
    project_id: project.id,
    chat_id: chat.id,
    message_id: chatMessage.id,
    file_id: chatFile.id,
    collection_id: collection.id,
    share_id: share.id,
    link: collection.link!,
    version: 1,
    publisher: "fake",
    model: "echo",
  };
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.close();
});

// These would take the ground away under the others.
const FINAL = new Set(["deleteUser", "updateUser", "logout", "endOtherSessions", "login", "signUp"]);
const fuzzed = routes.filter(({ id }) => !FINAL.has(id));

const text = fc.string({ unit: "binary", maxLength: 40 });
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  text,
  fc.constantFrom<unknown>(
    "\0",
    "\ud800",
    "",
    " ",
    "\u202e",
    -1,
    0,
    1.5,
    2 ** 31,
    1e308,
    null,
    [],
    {},
    "1e3",
    "0x7",
    "__proto__",
  ),
);

/** Something of each documented member, nothing of it, or something else. */
const members = (shape: Record<string, unknown> = {}) => {
  const names = Object.keys(shape);
  const some = fc.record(Object.fromEntries(names.map((name) => [name, odd])), { requiredKeys: [] });
  return fc.oneof(
    some,
    fc.tuple(some, fc.dictionary(text, odd, { maxKeys: 2 })).map(([a, b]) => ({ ...b, ...a })),
  );
};

/** The documented example with one member replaced: most of what clients get wrong looks like this. */
const spoiled = ({ example, body }: Route) =>
  fc.tuple(fc.constantFrom(...Object.keys(body?.shape ?? { x: 1 })), odd).map(([name, value]) => ({
    ...(example as object),
    [name]: value,
  }));

const requestOf = (route: Route) =>
  fc.record({
    body: route.body ? fc.oneof(members(route.body.shape), spoiled(route), odd) : fc.constant(undefined),
    query: route.query ? members(route.query.shape) : fc.constant({}),
    pathId: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      fc.constantFrom("0", "-1", "07", "1.5", "99999999999", "%00", "a"),
    ),
  });

const addressOf = ({ path }: Route, query: object, pathId: string | undefined) => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathId ?? String(ids[name] ?? 1));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    search.set(name, typeof value === "string" ? value : JSON.stringify(value));
  return `${filled}?${search}`;
};

test.each(fuzzed.map((route) => [`${route.method} ${route.path}`, route] as const))(
  "%s answers whatever comes with success or a documented refusal",
  async (_, route) => {
    await fc.assert(
      fc.asyncProperty(requestOf(route), async ({ body, query, pathId }) => {
        const json = body === undefined ? undefined : JSON.stringify(body);
        const headers: Record<string, string> = json === undefined ? {} : { "content-type": "application/json" };
        const reply = await ada.send(route.method, addressOf(route, query, pathId), json, headers);
        expect(reply.status, reply.text).toBeLessThan(500);
        if (reply.status >= 400) expectRefusal(reply, reply.status);
      }),
      { numRuns: 25 },
    );
  },
);
