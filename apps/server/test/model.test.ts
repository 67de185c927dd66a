import type { AppRouter } from "@neptun/api";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MODEL, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** The verbs that both doors have, with the same outcome: REST for programs, tRPC for the screens. */
interface Door {
  createChat(name: string): Promise<number>;
  renameChat(chat: number, name: string): Promise<void>;
  deleteChat(chat: number): Promise<void>;
  restoreChat(chat: number): Promise<void>;
  addMessages(chat: number, texts: string[]): Promise<number[]>;
  addFile(chat: number, message: number, title: string, text: string): Promise<void>;
  deleteLast(chat: number): Promise<number[]>;
  restoreMessage(chat: number, message: number): Promise<void>;
  view(): Promise<View>;
}

interface View {
  chats: { id: number; name: string }[];
  messages: Record<number, string[]>;
  files: Record<number, string[]>;
}

const fileOf = (title: string, text: string) => ({ title, text, language: "python", extension: "py" });
const user = (content: string) => ({ content, role: "user" as const });
const shown = ({ title, version, text }: { title: string; version: number; text: string | null }) =>
  `${title} v${version} ${text}`;

function restDoor(person: Person): Door {
  const chats = `${person.home}/chats`;
  const ok = async (reply: ReturnType<Person["send"]>) => {
    const { status, body, text } = await reply;
    expect(status, text).toBeLessThan(300);
    return body;
  };
  return {
    createChat: async (name) => (await ok(person.post(chats, { model: MODEL, name }))).chat.id,
    renameChat: async (chat, name) => void (await ok(person.patch(`${chats}/${chat}`, { name }))),
    deleteChat: async (chat) => void (await ok(person.delete(`${chats}/${chat}`))),
    restoreChat: async (chat) => void (await ok(person.post(`${chats}/${chat}/restore`))),
    addMessages: async (chat, texts) =>
      (await ok(person.post(`${chats}/${chat}/messages`, { messages: texts.map(user) }))).chatMessages.map(
        ({ id }) => id,
      ),
    addFile: async (chat, message, title, text) =>
      void (await ok(person.post(`${chats}/${chat}/files/${message}`, fileOf(title, text)))),
    deleteLast: async (chat) => (await ok(person.delete(`${chats}/${chat}/messages/last`))).deleted,
    restoreMessage: async (chat, message) =>
      void (await ok(person.post(`${chats}/${chat}/messages/${message}/restore`))),
    async view() {
      const view: View = { chats: [], messages: {}, files: {} };
      for (const { id, name } of (await ok(person.get(`${chats}?order_by=id`))).chats) {
        view.chats.push({ id, name });
        view.messages[id] = (await ok(person.get(`${chats}/${id}/messages`))).chatMessages.map(
          ({ message }) => message,
        );
        view.files[id] = (await ok(person.get(`${chats}/${id}/files`))).chatFiles.map(shown);
      }
      return view;
    },
  };
}

function trpcDoor(person: Person): Door {
  const call = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${server.url}/trpc`, headers: { cookie: person.cookie } })],
  });
  return {
    createChat: async (name) => (await call.chat.create.mutate({ model: MODEL, name })).chat.id,
    renameChat: async (chat_id, name) => void (await call.chat.update.mutate({ chat_id, name })),
    deleteChat: async (chat_id) => void (await call.chat.delete.mutate({ chat_id })),
    restoreChat: async (chat_id) => void (await call.chat.restore.mutate({ chat_id })),
    addMessages: async (chat_id, texts) =>
      (await call.message.createMany.mutate({ chat_id, messages: texts.map(user) })).chatMessages.map(({ id }) => id),
    addFile: async (chat_id, message_id, title, text) =>
      void (await call.file.create.mutate({ chat_id, message_id, ...fileOf(title, text) })),
    deleteLast: async (chat_id) => (await call.message.deleteLast.mutate({ chat_id })).deleted,
    restoreMessage: async (chat_id, message_id) => void (await call.message.restore.mutate({ chat_id, message_id })),
    async view() {
      const view: View = { chats: [], messages: {}, files: {} };
      for (const { id, name } of (await call.chat.list.query({ order_by: "id" })).chats) {
        view.chats.push({ id, name });
        const [{ chatMessages }, { chatFiles }] = await Promise.all([
          call.message.list.query({ chat_id: id }),
          call.file.list.query({ chat_id: id }),
        ]);
        view.messages[id] = chatMessages.map(({ message }) => message);
        view.files[id] = chatFiles.map(shown);
      }
      return view;
    },
  };
}

interface ModelMessage {
  id: number;
  text: string;
  /** Which deletion took it; 0 while it is there. */
  gone: number;
}
interface ModelFile {
  message: number;
  title: string;
  version: number;
  text: string;
}
interface ModelChat {
  id: number;
  name: string;
  deleted: boolean;
  messages: ModelMessage[];
  files: ModelFile[];
}

/** What the server should hold. */
class Workspace {
  chats: ModelChat[] = [];
  deletions = 0;
  view(): View {
    const view: View = { chats: [], messages: {}, files: {} };
    for (const { id, name, deleted, messages, files } of this.chats) {
      if (deleted) continue;
      const there = messages.filter(({ gone }) => !gone);
      const ids = new Set(there.map((message) => message.id));
      view.chats.push({ id, name });
      view.messages[id] = there.map(({ text }) => text);
      view.files[id] = files.filter(({ message }) => ids.has(message)).map(shown);
    }
    return view;
  }
}

interface Real {
  doors: Door[];
}
type Command = fc.AsyncCommand<Workspace, Real>;

/** A step on one of the chats that `fits`, through one of the doors. */
class OnChat implements Command {
  readonly name: string;
  readonly pick: number;
  readonly fits: (chat: ModelChat) => boolean;
  readonly step: (chat: ModelChat, door: Door, workspace: Workspace) => Promise<void>;
  constructor(name: string, pick: number, fits: OnChat["fits"], step: OnChat["step"]) {
    this.name = name;
    this.pick = pick;
    this.fits = fits;
    this.step = step;
  }
  check = (workspace: Readonly<Workspace>) => workspace.chats.some(this.fits);
  async run(workspace: Workspace, { doors }: Real) {
    const fitting = workspace.chats.filter(this.fits);
    await this.step(fitting[this.pick % fitting.length]!, doors[this.pick % 2]!, workspace);
  }
  toString = () => `${this.name}(${this.pick})`;
}

const isThere = ({ deleted }: ModelChat) => !deleted;
const lives = (chat: ModelChat) => chat.messages.filter(({ gone }) => !gone);
const pick = fc.nat(1000);
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => `w${text.replaceAll(/[`~\0]/g, "")}`);

const commands = [
  fc.tuple(pick, words).map(
    ([n, name]): Command => ({
      check: () => true,
      run: async (workspace, { doors }) => {
        const id = await doors[n % 2]!.createChat(name);
        workspace.chats.push({ id, name, deleted: false, messages: [], files: [] });
      },
      toString: () => `createChat(${JSON.stringify(name)})`,
    }),
  ),
  fc.tuple(pick, words).map(
    ([n, name]) =>
      new OnChat("rename", n, isThere, async (chat, door) => {
        await door.renameChat(chat.id, name);
        chat.name = name;
      }),
  ),
  fc.tuple(pick, fc.array(words, { minLength: 1, maxLength: 4 })).map(
    ([n, texts]) =>
      new OnChat("addMessages", n, isThere, async (chat, door) => {
        const ids = await door.addMessages(chat.id, texts);
        chat.messages.push(...texts.map((text, index) => ({ id: ids[index]!, text, gone: 0 })));
      }),
  ),
  fc.tuple(pick, fc.constantFrom("a.py", "b/c.py"), words).map(
    ([n, title, text]) =>
      new OnChat(
        "addFile",
        n,
        (chat) => isThere(chat) && lives(chat).length > 0,
        async (chat, door) => {
          const message = lives(chat)[n % lives(chat).length]!.id;
          await door.addFile(chat.id, message, title, text);
          const version = 1 + chat.files.filter((file) => file.title === title).length;
          chat.files.push({ message, title, version, text });
        },
      ),
  ),
  pick.map(
    (n) =>
      new OnChat("deleteLast", n, isThere, async (chat, door, workspace) => {
        const last = lives(chat).at(-1);
        expect(await door.deleteLast(chat.id)).toEqual(last ? [last.id] : []);
        if (last) last.gone = ++workspace.deletions;
      }),
  ),
  pick.map(
    (n) =>
      new OnChat(
        "restoreMessage",
        n,
        (chat) => isThere(chat) && chat.messages.some(({ gone }) => gone),
        async (chat, door) => {
          const gone = chat.messages.filter((message) => message.gone);
          const message = gone[n % gone.length]!;
          await door.restoreMessage(chat.id, message.id);
          message.gone = 0;
        },
      ),
  ),
  pick.map(
    (n) =>
      new OnChat("deleteChat", n, isThere, async (chat, door) => {
        await door.deleteChat(chat.id);
        chat.deleted = true;
      }),
  ),
  pick.map(
    (n) =>
      new OnChat(
        "restoreChat",
        n,
        ({ deleted }) => deleted,
        async (chat, door) => {
          await door.restoreChat(chat.id);
          chat.deleted = false;
        },
      ),
  ),
];

test("whatever is done through either door, both show what a simple model says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: "max" }), async (steps) => {
      const person = await server.signUp();
      const workspace = new Workspace();
      const real = { doors: [restDoor(person), trpcDoor(person)] };
      await fc.asyncModelRun(() => ({ model: workspace, real }), steps);
      for (const door of real.doors) expect(await door.view()).toEqual(workspace.view());
    }),
    { numRuns: 25 },
  );
});
