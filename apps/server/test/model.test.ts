import type { AppRouter } from "@neptun/api";
import type { ChatFile, TreeFile } from "@neptun/api/file/schema";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
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
  createChat(name: string, inProject: boolean): Promise<number>;
  renameChat(chat: number, name: string): Promise<void>;
  deleteChat(chat: number): Promise<void>;
  restoreChat(chat: number): Promise<void>;
  addMessages(chat: number, texts: string[]): Promise<number[]>;
  addFile(chat: number, message: number, title: string, text: string): Promise<Stored>;
  uploadFile(chat: number, title: string, text: string): Promise<Stored>;
  /** Bound to a head. */
  editFile(chat: number, file: number, change: Change, head: number): Promise<Stored | Refusal>;
  restoreVersion(chat: number, file: number, version: number): Promise<Stored>;
  listVersions(chat: number, file: number): Promise<number[]>;
  deleteFile(chat: number, file: number): Promise<void>;
  restoreFile(chat: number, file: number): Promise<Refusal | undefined>;
  updateTree(change: { title: string; pinned?: boolean; preferred_lineage_id?: number | null }): Promise<void>;
  deleteLast(chat: number): Promise<number[]>;
  restoreMessage(chat: number, message: number): Promise<Refusal | undefined>;
  view(): Promise<View>;
}

type Stored = Pick<ChatFile, "id" | "lineage_id">;
type Change = { title?: string; text?: string };
type Refusal = "conflict" | "stale";

interface View {
  chats: { id: number; name: string }[];
  messages: Record<number, string[]>;
  files: Record<number, string[]>;
  /** Of the project. */
  tree: string[];
}

const fileOf = (title: string, text: string) => ({ title, text, language: "python", extension: "py" });
const user = (content: string) => ({ content, role: "user" as const });
const shown = ({ title, version, text }: { title: string; version: number; text: string | null }) =>
  `${title} v${version} ${text}`;

interface TreePath extends Omit<Pick<TreeFile, "title" | "version" | "pinned" | "preferred">, "conflicts"> {
  chat_conversation_id: number;
  conflicts: { chat_conversation_id: number; version: number }[];
}
const shownPath = ({ title, chat_conversation_id, version, pinned, preferred, conflicts }: TreePath) =>
  [
    `${title} is v${version} of ${chat_conversation_id}`,
    ...(pinned ? ["pinned"] : []),
    ...(preferred ? ["preferred"] : []),
    ...conflicts.map((other) => `not v${other.version} of ${other.chat_conversation_id}`),
  ].join(", ");

function restDoor(person: Person, project: number): Door {
  const chats = `${person.home}/chats`;
  const tree = `${person.home}/projects/${project}/files`;
  const REFUSALS: Record<number, Refusal> = { 409: "conflict", 412: "stale" };
  const tried = async (reply: ReturnType<Person["send"]>) => {
    const { status } = await reply;
    return REFUSALS[status] ?? (await ok(reply));
  };
  const ok = async (reply: ReturnType<Person["send"]>) => {
    const { status, body, text } = await reply;
    expect(status, text).toBeLessThan(300);
    return body;
  };
  return {
    createChat: async (name, inProject) => {
      const path = inProject ? `${person.home}/projects/${project}/chats` : chats;
      return (await ok(person.post(path, { model: MODEL, name }))).chat.id;
    },
    renameChat: async (chat, name) => void (await ok(person.patch(`${chats}/${chat}`, { name }))),
    deleteChat: async (chat) => void (await ok(person.delete(`${chats}/${chat}`))),
    restoreChat: async (chat) => void (await ok(person.post(`${chats}/${chat}/restore`))),
    addMessages: async (chat, texts) =>
      (await ok(person.post(`${chats}/${chat}/messages`, { messages: texts.map(user) }))).chatMessages.map(
        ({ id }) => id,
      ),
    addFile: async (chat, message, title, text) =>
      (await ok(person.post(`${chats}/${chat}/files/${message}`, fileOf(title, text)))).chatFile,
    uploadFile: async (chat, title, text) =>
      (await ok(person.post(`${chats}/${chat}/files`, { files: [fileOf(title, text)] }))).chatFiles[0]!,
    async editFile(chat, file, change, head) {
      const body = await tried(person.patch(`${chats}/${chat}/files/${file}`, change, { "if-match": `"${head}"` }));
      return typeof body === "string" ? body : body.chatFile;
    },
    restoreVersion: async (chat, file, version) =>
      (await ok(person.post(`${chats}/${chat}/files/${file}/versions/${version}/restore`))).chatFile,
    listVersions: async (chat, file) =>
      (await ok(person.get(`${chats}/${chat}/files/${file}/versions`))).chatFiles.map(({ version }) => version),
    deleteFile: async (chat, file) => void (await ok(person.delete(`${chats}/${chat}/files/${file}`))),
    restoreFile: async (chat, file) => refusalOf(await tried(person.post(`${chats}/${chat}/files/${file}/restore`))),
    updateTree: async (change) => void (await ok(person.patch(tree, change))),
    deleteLast: async (chat) => (await ok(person.delete(`${chats}/${chat}/messages/last`))).deleted,
    restoreMessage: async (chat, message) =>
      refusalOf(await tried(person.post(`${chats}/${chat}/messages/${message}/restore`))),
    async view() {
      const view: View = {
        chats: [],
        messages: {},
        files: {},
        tree: (await ok(person.get(tree))).files.map(shownPath),
      };
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

const refusalOf = (answer: unknown) => (answer === "conflict" || answer === "stale" ? answer : undefined);

function trpcDoor(person: Person, project_id: number): Door {
  const REFUSALS: Record<string, Refusal> = { CONFLICT: "conflict", PRECONDITION_FAILED: "stale" };
  const tried = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => {
      const refusal = error instanceof TRPCClientError && REFUSALS[(error as TRPCClientError<AppRouter>).data!.code];
      if (!refusal) throw error;
      return refusal;
    });
  const call = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${server.url}/trpc`, headers: { cookie: person.cookie } })],
  });
  return {
    createChat: async (name, inProject) =>
      (await call.chat.create.mutate({ model: MODEL, name, ...(inProject && { project_id }) })).chat.id,
    renameChat: async (chat_id, name) => void (await call.chat.update.mutate({ chat_id, name })),
    deleteChat: async (chat_id) => void (await call.chat.delete.mutate({ chat_id })),
    restoreChat: async (chat_id) => void (await call.chat.restore.mutate({ chat_id })),
    addMessages: async (chat_id, texts) =>
      (await call.message.createMany.mutate({ chat_id, messages: texts.map(user) })).chatMessages.map(({ id }) => id),
    addFile: async (chat_id, message_id, title, text) =>
      (await call.file.create.mutate({ chat_id, message_id, ...fileOf(title, text) })).chatFile,
    uploadFile: async (chat_id, title, text) =>
      (await call.file.upload.mutate({ chat_id, files: [fileOf(title, text)] })).chatFiles[0]!,
    async editFile(chat_id, file_id, change, head) {
      const answer = await tried(call.file.update.mutate({ chat_id, file_id, ...change, if_head: [head] }));
      return typeof answer === "string" ? answer : answer.chatFile;
    },
    restoreVersion: async (chat_id, file_id, version) =>
      (await call.file.restoreVersion.mutate({ chat_id, file_id, version })).chatFile,
    listVersions: async (chat_id, file_id) =>
      (await call.file.versions.query({ chat_id, file_id })).chatFiles.map(({ version }) => version),
    deleteFile: async (chat_id, file_id) => void (await call.file.delete.mutate({ chat_id, file_id })),
    restoreFile: async (chat_id, file_id) => refusalOf(await tried(call.file.restore.mutate({ chat_id, file_id }))),
    updateTree: async (change) => void (await call.project.updateFile.mutate({ project_id, ...change })),
    deleteLast: async (chat_id) => (await call.message.deleteLast.mutate({ chat_id })).deleted,
    restoreMessage: async (chat_id, message_id) =>
      refusalOf(await tried(call.message.restore.mutate({ chat_id, message_id }))),
    async view() {
      const tree = (await call.project.files.query({ project_id })).files.map(shownPath);
      const view: View = { chats: [], messages: {}, files: {}, tree };
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
interface ModelVersion extends Stored {
  number: number;
  title: string;
  text: string;
  /** The message it came from, if it came from one. */
  message: number | null;
  gone: number;
}
/** A file: a path with a history. */
interface ModelFile {
  lineage_id: number;
  /** Of its head, or of the last that it had. */
  title: string;
  versions: ModelVersion[];
  /** When it was chosen for its path; 0 while it is not. */
  preferred: number;
  pinned: boolean;
}
interface ModelChat {
  id: number;
  name: string;
  inProject: boolean;
  deleted: boolean;
  messages: ModelMessage[];
  files: ModelFile[];
}

const headOf = ({ versions }: ModelFile) => versions.findLast(({ gone }) => !gone);
const visible = (chat: ModelChat) => chat.files.filter(headOf);
const at = (chat: ModelChat, title: string) => visible(chat).find((file) => file.title === title);

/** The title of every file is that of its head; false, and all as it was, if two would have one path. */
function settle(chat: ModelChat, change: () => void): boolean {
  const before = structuredClone(chat);
  change();
  for (const file of chat.files) file.title = headOf(file)?.title ?? file.title;
  const titles = visible(chat).map(({ title }) => title);
  if (new Set(titles).size === titles.length) return true;
  Object.assign(chat, before);
  return false;
}

function addVersion(file: ModelFile, stored: Stored, version: Pick<ModelVersion, "title" | "text" | "message">) {
  expect(stored.lineage_id).toBe(file.lineage_id);
  file.versions.push({ ...stored, ...version, number: file.versions.length + 1, gone: 0 });
  file.title = version.title;
}

/** The next version of the visible file at the path, else of the newest in the trash, else of a new one. */
function store(chat: ModelChat, stored: Stored, version: Pick<ModelVersion, "title" | "text" | "message">) {
  const inTrash = chat.files.filter((file) => !headOf(file) && file.title === version.title);
  let file = at(chat, version.title) ?? inTrash.toSorted((one, other) => other.lineage_id - one.lineage_id)[0];
  if (!file) {
    const { lineage_id } = stored;
    expect(chat.files.map((each) => each.lineage_id)).not.toContain(lineage_id);
    file = { lineage_id, title: version.title, versions: [], preferred: 0, pinned: false };
    chat.files.push(file);
  }
  addVersion(file, stored, version);
}

/** What the server should hold. */
class Workspace {
  chats: ModelChat[] = [];
  /** Of everything that has a time. */
  steps = 0;

  /** The files at each path of the project, the one that fills it first. */
  paths(): Map<string, { chat: ModelChat; file: ModelFile; head: ModelVersion }[]> {
    const all = this.chats
      .filter(({ inProject, deleted }) => inProject && !deleted)
      .flatMap((chat) => visible(chat).map((file) => ({ chat, file, head: headOf(file)! })))
      .toSorted((one, other) => other.file.preferred - one.file.preferred || other.head.id - one.head.id);
    const paths = new Map<string, typeof all>();
    for (const one of all) paths.set(one.file.title, [...(paths.get(one.file.title) ?? []), one]);
    return new Map([...paths].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  view(): View {
    const tree = [...this.paths()].map(([title, [first, ...others]]) =>
      shownPath({
        title,
        version: first!.head.number,
        chat_conversation_id: first!.chat.id,
        pinned: [first!, ...others].some(({ file }) => file.pinned),
        preferred: first!.file.preferred > 0,
        conflicts: others
          .filter(({ head }) => head.text !== first!.head.text)
          .map(({ chat, head }) => ({ chat_conversation_id: chat.id, version: head.number })),
      }),
    );
    const view: View = { chats: [], messages: {}, files: {}, tree };
    for (const { id, name, deleted, messages, files } of this.chats) {
      if (deleted) continue;
      const versions = files.flatMap((file) => file.versions).filter(({ gone }) => !gone);
      view.chats.push({ id, name });
      view.messages[id] = messages.filter(({ gone }) => !gone).map(({ text }) => text);
      view.files[id] = versions
        .toSorted((one, other) => one.id - other.id)
        .map(({ title, number, text }) => shown({ title, version: number, text }));
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
const hasFiles = (chat: ModelChat) => isThere(chat) && visible(chat).length > 0;
const gonesOf = (chat: ModelChat) => chat.files.flatMap(({ versions }) => versions).filter(({ gone }) => gone);
const bringBack = (versions: ModelVersion[], gone: number) => {
  for (const version of versions) if (version.gone === gone) version.gone = 0;
};
const oneOf = <Item>(items: Item[], n: number) => items[n % items.length]!;
function stored(outcome: Stored | Refusal): Stored {
  if (typeof outcome === "string") throw new Error(`Refused: ${outcome}`);
  return { id: outcome.id, lineage_id: outcome.lineage_id };
}
const pick = fc.nat(1000);
const titles = fc.constantFrom("a.py", "b/c.py", "d.py");
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => `w${text.replaceAll(/[`~\0]/g, "")}`);

const commands = [
  fc.tuple(pick, words).map(
    ([n, name]): Command => ({
      check: () => true,
      run: async (workspace, { doors }) => {
        const inProject = n % 3 > 0;
        const id = await doors[n % 2]!.createChat(name, inProject);
        workspace.chats.push({ id, name, inProject, deleted: false, messages: [], files: [] });
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
  fc.tuple(pick, titles, words).map(
    ([n, title, text]) =>
      new OnChat(
        "addFile",
        n,
        (chat) => isThere(chat) && lives(chat).length > 0,
        async (chat, door) => {
          const message = lives(chat)[n % lives(chat).length]!.id;
          store(chat, await door.addFile(chat.id, message, title, text), { message, title, text });
        },
      ),
  ),
  fc.tuple(pick, titles, words).map(
    ([n, title, text]) =>
      new OnChat("uploadFile", n, isThere, async (chat, door) => {
        store(chat, await door.uploadFile(chat.id, title, text), { message: null, title, text });
      }),
  ),
  fc.tuple(pick, fc.option(titles), fc.option(words), fc.boolean()).map(
    ([n, toTitle, toText, isStale]) =>
      new OnChat("editFile", n, hasFiles, async (chat, door) => {
        const file = oneOf(visible(chat), n);
        const head = headOf(file)!;
        const title = toTitle ?? head.title;
        const text = toText ?? head.text;
        const change = { ...(toTitle !== null && { title }), ...(toText !== null && { text }) };
        const any = oneOf(
          file.versions.filter(({ gone }) => !gone),
          n,
        );
        const outcome = await door.editFile(chat.id, any.id, change, isStale ? 2_000_000_000 : head.id);
        const other = at(chat, title);
        if (isStale) expect(outcome).toBe("stale");
        else if (other && other !== file) expect(outcome).toBe("conflict");
        else if (title === head.title && text === head.text) expect(outcome).toMatchObject({ id: head.id });
        else addVersion(file, stored(outcome), { title, text, message: null });
        const numbers = file.versions.filter(({ gone }) => !gone).map(({ number }) => number);
        expect(await door.listVersions(chat.id, any.id)).toEqual(numbers);
      }),
  ),
  pick.map(
    (n) =>
      new OnChat("restoreVersion", n, hasFiles, async (chat, door) => {
        const file = oneOf(visible(chat), n);
        const head = headOf(file)!;
        const there = file.versions.filter(({ gone }) => !gone);
        const { number, text } = oneOf(there, n);
        const outcome = await door.restoreVersion(chat.id, head.id, number);
        if (text === head.text) expect(outcome).toMatchObject({ id: head.id });
        else addVersion(file, stored(outcome), { title: head.title, text, message: null });
      }),
  ),
  pick.map(
    (n) =>
      new OnChat("deleteFile", n, hasFiles, async (chat, door, workspace) => {
        const file = oneOf(visible(chat), n);
        await door.deleteFile(chat.id, headOf(file)!.id);
        workspace.steps++;
        for (const version of file.versions) version.gone ||= workspace.steps;
      }),
  ),
  pick.map(
    (n) =>
      new OnChat(
        "restoreFile",
        n,
        (chat) => isThere(chat) && gonesOf(chat).length > 0,
        async (chat, door) => {
          const version = oneOf(gonesOf(chat), n);
          const { versions } = chat.files.find(({ lineage_id }) => lineage_id === version.lineage_id)!;
          const isDone = settle(chat, () => bringBack(versions, version.gone));
          expect(await door.restoreFile(chat.id, version.id)).toBe(isDone ? undefined : "conflict");
        },
      ),
  ),
  fc.tuple(pick, fc.constantFrom("pin", "unpin", "prefer", "prefer none")).map(
    ([n, act]): Command => ({
      check: (workspace) => workspace.paths().size > 0,
      run: async (workspace, { doors }) => {
        const [title, files] = oneOf([...workspace.paths()], n);
        const step = ++workspace.steps;
        if (act === "pin" || act === "unpin") {
          await doors[n % 2]!.updateTree({ title, pinned: act === "pin" });
          for (const { file } of files) file.pinned = act === "pin";
          return;
        }
        const chosen = act === "prefer" ? oneOf(files, n).file : null;
        await doors[n % 2]!.updateTree({ title, preferred_lineage_id: chosen?.lineage_id ?? null });
        for (const { file } of files) file.preferred = file === chosen ? step : 0;
      },
      toString: () => `${act}(${n})`,
    }),
  ),
  pick.map(
    (n) =>
      new OnChat("deleteLast", n, isThere, async (chat, door, workspace) => {
        const last = lives(chat).at(-1);
        expect(await door.deleteLast(chat.id)).toEqual(last ? [last.id] : []);
        if (!last) return;
        last.gone = ++workspace.steps;
        settle(chat, () => {
          for (const version of chat.files.flatMap(({ versions }) => versions))
            if (version.message === last.id) version.gone ||= last.gone;
        });
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
          const its = ({ message: id }: ModelVersion) => id === message.id;
          const isDone = settle(chat, () => {
            for (const { versions } of chat.files) bringBack(versions.filter(its), message.gone);
          });
          expect(await door.restoreMessage(chat.id, message.id)).toBe(isDone ? undefined : "conflict");
          if (isDone) chat.messages.find(({ id }) => id === message.id)!.gone = 0;
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
      const { project } = (await person.post(`${person.home}/projects`, { name: "Project" })).body;
      const real = { doors: [restDoor(person, project.id), trpcDoor(person, project.id)] };
      await fc.asyncModelRun(() => ({ model: workspace, real }), steps);
      for (const door of real.doors) expect(await door.view()).toEqual(workspace.view());
    }),
    { numRuns: 25 },
  );
});
