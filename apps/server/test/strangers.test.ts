import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "../src/rest/route.ts";
import { routes } from "../src/rest/routes.ts";
import { expectRefusal } from "./errors.ts";
import { type Body, furnish, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let victim: Person;
let stranger: Person;
let theirs: Record<string, number>;
let own: Record<string, number>;

beforeAll(async () => {
  server = await startServer();
  victim = await server.signUp("victim@example.org");
  stranger = await server.signUp("stranger@example.org");
  theirs = await furnishIds(victim);
  own = await furnishIds(stranger);
});
afterAll(() => server.close());

async function furnishIds(person: Person) {
  const { project, chat, chatMessage, chatFile, collection, share } = await furnish(person);
  const { prompt } = (await person.send("POST", `/api/users/${person.id}/prompts`, { name: "p", text: "{{x=1}}" }))
    .body;
  const { token } = (await person.send("POST", `/api/users/${person.id}/tokens`, { name: "t", scope: "read" })).body;
  await person.patch(`${person.home}/chats/${chat.id}`, { tags: ["own"] });
  const [tag] = (await person.send("GET", `/api/users/${person.id}/tags`)).body.tags;
  const [session] = (await person.send("GET", `/api/users/${person.id}/sessions`)).body.sessions;
  return {
    user_id: person.id,
    project_id: project.id,
    chat_id: chat.id,
    message_id: chatMessage.id,
    file_id: chatFile.id,
    collection_id: collection.id,
    prompt_id: prompt.id,
    share_id: share.id,
    token_id: token.id,
    tag_id: tag!.id,
    session_id: session!.id,
  };
}

const MISSING = 2_000_000_000;
const fill = (path: string, ids: Record<string, unknown>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(ids[name] ?? (name === "version" ? 1 : "fake")));
const idNames = ({ path }: Route) => [...path.matchAll(/\{(\w+_id)\}/g)].map(([, name]) => name!);

const bodyOf = ({ example, body, id }: Route) => {
  if (id === "updateChats") return { chat_ids: [theirs.chat_id], archived: true };
  if (body && "chat_ids" in body.shape) return { chat_ids: [theirs.chat_id] };
  return body ? (example ?? {}) : undefined;
};

/** How many rows of each table there are, and what is in those that could change. */
async function snapshot() {
  const { prisma } = server.db;
  const order = { orderBy: { id: "asc" } } as const;
  return JSON.stringify([
    await prisma.neptun_user.findMany(order),
    await prisma.neptun_user_project.findMany(order),
    await prisma.neptun_user_project_chat_conversation.findMany(),
    await prisma.chat_conversation.findMany(order),
    await prisma.neptun_user_tag.findMany(order),
    await prisma.chat_conversation_tag.findMany(),
    await prisma.chat_conversation_settings.findMany(),
    await prisma.chat_conversation_message.findMany(order),
    await prisma.chat_conversation_file.findMany(order),
    await prisma.chat_conversation_file_lineage.findMany(order),
    await prisma.neptun_user_text.findMany(),
    await prisma.chat_conversation_message_file.findMany(),
    await prisma.neptun_user_collection.findMany(order),
    await prisma.neptun_user_collection_file.findMany(order),
    await prisma.neptun_user_prompt.findMany(order),
    await prisma.neptun_user_prompt_version.findMany(),
    await prisma.neptun_user_share.findMany(order),
    await prisma.idempotency_key.findMany(),
    await prisma.neptun_user_token.findMany(order),
    await prisma.neptun_user_session.findMany(order),
  ]);
}

const closed = routes.filter(({ session }) => !session);
const withIds = routes.filter((route) => idNames(route).length > 0);

describe("as nobody", () => {
  test.each(closed.map((route) => [`${route.method} ${route.path}`, route] as const))("%s is 401", async (_, route) => {
    const before = await snapshot();
    const query = route.path.includes("/ai/") ? `?chat_id=${theirs.chat_id}` : "";
    for (const ids of [theirs, {}]) {
      const reply = await server.client().send(route.method, fill(route.path, { ...ids }) + query, bodyOf(route));
      expectRefusal(reply, 401);
      expect(reply.body.statusMessage).toBe("Unauthorized");
    }
    expect(await snapshot()).toBe(before);
  });
});

describe("as another user", () => {
  const cases = withIds.flatMap((route) =>
    idNames(route).map((name) => [`${route.method} ${route.path}`, name, route] as const),
  );
  test.each(cases)("%s with another's %s cannot be told from a missing one", async (_, name, route) => {
    if (route.id === "getRawFile" && name === "user_id") return;
    const before = await snapshot();
    const ask = (id: unknown) =>
      stranger.send(route.method, fill(route.path, { ...own, [name]: id }), bodyOf(route), { "idempotency-key": "k" });
    const foreign = await ask(theirs[name]);
    expectRefusal(foreign, 404);
    for (const id of [MISSING, "0", "-1", "1.5", "07", "0x7", "99999999999", "2147483648", "abc", "%20", "1e3", "١"]) {
      const reply = await ask(id);
      expectRefusal(reply, 404);
      expect(reply.text).toBe(foreign.text);
    }
    expect(await snapshot()).toBe(before);
  });

  test.each(withIds.filter(({ body }) => body).map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s looks at whose the path is before it looks at the body",
    async (_, route) => {
      const path = fill(route.path, theirs);
      const foreign = await stranger.send(route.method, path, bodyOf(route));
      for (const body of [{}, "{", "[".repeat(40_000), { messages: 1, files: 1 }]) {
        expect((await stranger.send(route.method, path, body)).text).toBe(foreign.text);
      }
      const text = await stranger.send(route.method, path, "x", { "content-type": "text/plain" });
      expect(text.text).toBe(foreign.text);
      expectRefusal(text, 404);
    },
  );

  test.each(["deleteChats", "deleteProjectChats"])("%s deletes none if one is another's", async (id) => {
    const before = await snapshot();
    const route = routes.find((each) => each.id === id)!;
    const reply = await stranger.send("DELETE", fill(route.path, own), { chat_ids: [own.chat_id, theirs.chat_id] });
    expectRefusal(reply, 404, "Chat not found");
    expect(await snapshot()).toBe(before);
  });

  test("asking a model in another's chat is 404, and nothing is stored", async () => {
    const before = await snapshot();
    const body = { messages: [{ role: "user", content: "Hi" }] };
    for (const path of ["/api/ai/fake/echo/chat", "/api/ai/huggingface/fake/echo/chat"]) {
      const foreign = await stranger.post(`${path}?chat_id=${theirs.chat_id}`, body);
      const missing = await stranger.post(`${path}?chat_id=${MISSING}`, body);
      expectRefusal(foreign, 404, "Chat not found");
      expect(missing.text).toBe(foreign.text);
      expect((await stranger.post(`${path}?chat_id=${theirs.chat_id}`, "{")).text).toBe(foreign.text);
    }
    expect(await snapshot()).toBe(before);
  });

  test("another's file goes to no model, and nothing is stored", async () => {
    const before = await snapshot();
    const chat = `${stranger.home}/chats/${own.chat_id}/messages`;
    for (const [path, body] of [
      [chat, (file_ids: number[]) => ({ message: "Hi", actor: "user", file_ids })],
      [chat, (file_ids: number[]) => ({ messages: [{ content: "Hi", role: "user", file_ids }] })],
      [
        `/api/ai/fake/echo/chat?chat_id=${own.chat_id}`,
        (file_ids: number[]) => ({ messages: [{ content: "Hi", role: "user", file_ids }] }),
      ],
      [
        "/api/ai/fake/echo/chat?chat_id=-1",
        (file_ids: number[]) => ({ messages: [{ content: "Hi", role: "user", file_ids }] }),
      ],
    ] as const) {
      const foreign = await stranger.post(path, body([own.file_id!, theirs.file_id!]));
      const missing = await stranger.post(path, body([own.file_id!, MISSING]));
      expectRefusal(foreign, 404, "File not found");
      expect(missing.text).toBe(foreign.text);
    }
    expect(await snapshot()).toBe(before);
  });

  test("a collection is neither made of another's things nor inserted into them", async () => {
    const before = await snapshot();
    const collections = `${stranger.home}/collections`;
    const variables = { name: "x" };
    for (const [path, body, message] of [
      ["", { name: "x", chat_id: theirs.chat_id }, "Chat not found"],
      ["", { name: "x", project_id: theirs.project_id }, "Project not found"],
      ["", { name: "x", file_ids: [own.file_id, theirs.file_id] }, "File not found"],
      ["", { name: "x", collection_id: theirs.collection_id }, "Collection not found"],
      ["/insert", { collection_id: theirs.collection_id, chat_id: own.chat_id }, "Collection not found"],
      ["/preview", { collection_id: theirs.collection_id }, "Collection not found"],
      [`/${own.collection_id}/insert`, { chat_id: theirs.chat_id, variables }, "Chat not found"],
      [`/${own.collection_id}/insert`, { project_id: theirs.project_id, variables }, "Project not found"],
      [`/${own.collection_id}/preview`, { chat_id: theirs.chat_id }, "Chat not found"],
      [`/${own.collection_id}/preview`, { project_id: theirs.project_id }, "Project not found"],
    ] as const) {
      expectRefusal(await stranger.post(`${collections}${path}`, body), 404, message);
    }
    expect(await snapshot()).toBe(before);
  });

  test("another's things are not shared", async () => {
    const before = await snapshot();
    for (const [body, message] of [
      [{ chat_id: theirs.chat_id }, "Chat not found"],
      [{ file_id: theirs.file_id }, "File not found"],
      [{ project_id: theirs.project_id }, "Project not found"],
    ] as const)
      expectRefusal(await stranger.post(`${stranger.home}/shares`, body), 404, message);
    expect(await snapshot()).toBe(before);
  });

  test("moving a chat into another's project is refused", async () => {
    const before = await snapshot();
    const reply = await stranger.patch(`${stranger.home}/chats/${own.chat_id}`, { project_id: theirs.project_id });
    expectRefusal(reply, 404, "Project not found");
    expect(await snapshot()).toBe(before);
  });

  test("a file or message of another chat of one's own is not in this one", async () => {
    const { chat } = (await stranger.post(`${stranger.home}/chats`, { model: "google/gemma-2-27b-it", name: "B" }))
      .body;
    const path = `${stranger.home}/chats/${chat.id}/files`;
    expectRefusal(await stranger.get(`${path}/${own.file_id}`), 404, "File not found");
    expectRefusal(
      await stranger.post(`${path}/${own.message_id}`, { text: "", title: "a", language: "", extension: "" }),
      404,
      "Message not found",
    );
    expectRefusal(
      await stranger.delete(`${stranger.home}/projects/${own.project_id}/chats/${chat.id}`),
      404,
      "Chat not found",
    );
  });

  test("the words say which link of the chain is missing", async () => {
    const message = async (path: string) => ((await stranger.get(path)).body as Body).data.message;
    expect(await message(victim.home)).toBe("User not found");
    expect(await message(`${stranger.home}/projects/${theirs.project_id}`)).toBe("Project not found");
    expect(await message(`${stranger.home}/chats/${theirs.chat_id}/files`)).toBe("Chat not found");
    expect(await message(`${stranger.home}/chats/${own.chat_id}/files/${theirs.file_id}`)).toBe("File not found");
    expect(await message(`${stranger.home}/collections/${theirs.collection_id}`)).toBe("Collection not found");
  });
});
