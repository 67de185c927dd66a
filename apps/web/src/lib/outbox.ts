import { t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { keptStorage, readKept } from "./kept.ts";
import { newKey } from "./keys.ts";

/** A message on its way to the server, or one that did not get there. It is kept until the server has it. */
export interface Outgoing {
  /** Under which the server takes the message once, however often it is sent. */
  key: string;
  chat_id: number;
  text: string;
  /** What the model gets to read with it. */
  files: MessageFile[];
  /** Who is to answer; the chat's own model without it. */
  model?: string | undefined;
  /** The newest message of the chat when this one was written. */
  after: number;
  /** `edit` asks for its text to be put back where it was written. */
  state: "waiting" | "sending" | "unsent" | "edit";
  /** Why it was not sent. */
  problem?: string;
}

type Taken = Pick<Outgoing, "key" | "chat_id" | "text" | "files" | "model" | "after">;

interface Outbox {
  items: Outgoing[];
  /** Those that were taken back to be edited: a text that comes again unchanged is the same message. */
  taken: Taken[];
  add(item: Omit<Taken, "key">): void;
  change(key: string, to: Pick<Outgoing, "state" | "problem">): void;
  remove(key: string): void;
  /** Takes the message back, so that its text can be edited. */
  take(key: string): void;
  /** The server has the message. */
  settle(key: string): void;
}

const without = (items: Outgoing[], key: string) => items.filter((item) => item.key !== key);
const toTaken = ({ key, chat_id, text, files, model, after }: Outgoing): Taken => {
  return { key, chat_id, text, files, model, after };
};
const idsOf = ({ files }: Pick<Outgoing, "files">) => files.map(({ file_id }) => file_id).join();
const isSame = (one: Taken, other: Omit<Taken, "key">) =>
  one.chat_id === other.chat_id && one.text === other.text && one.model === other.model && idsOf(one) === idsOf(other);
// What an older page left there has no files.
const withFiles = <Item extends Taken>(items: Item[] = []) =>
  items.map((item) => ({ ...item, files: item.files ?? [] }));
const NAME = "neptun-outbox";
const MOST_TAKEN = 20;
const CLOSED = () => t`The page was closed before the server answered.`;

type Saved = Pick<Outbox, "items" | "taken">;

/** What is stored, by whichever tab. */
function readStored(): Saved {
  try {
    const { items = [], taken = [] } = (JSON.parse(readKept(NAME) ?? "") as { state: Partial<Saved> }).state;
    return { items, taken };
  } catch {
    return { items: [], taken: [] };
  }
}

/** What this page has, or had: the rest of what is stored is another tab's, and stays. */
const own = new Set<string>();
const storage = {
  ...keptStorage,
  getItem(name: string) {
    for (const { key } of Object.values(readStored()).flat()) own.add(key);
    return keptStorage.getItem(name);
  },
  setItem(name: string, text: string) {
    const { state, ...rest } = JSON.parse(text) as { state: Saved };
    for (const { key } of [...state.items, ...state.taken]) own.add(key);
    const stored = readStored();
    const isOther = ({ key }: Taken) => !own.has(key);
    const items = [...stored.items.filter(isOther), ...state.items];
    const taken = [...stored.taken.filter(isOther), ...state.taken];
    keptStorage.setItem(name, JSON.stringify({ state: { items, taken }, ...rest }));
  },
};

export const useOutbox = create<Outbox>()(
  persist(
    (set) => ({
      items: [],
      taken: [],
      add: (item) =>
        set(({ items, taken }) => {
          const before = taken.find((one) => isSame(one, item));
          return {
            // The server may have had it since it was first written: `after` says from where on to look for it.
            items: [...items, { ...item, key: newKey(), ...before, state: "waiting" }],
            taken: taken.filter((one) => one !== before),
          };
        }),
      change: (key, to) =>
        set(({ items }) => ({
          items: items.map((item) => (item.key === key ? { ...item, problem: undefined, ...to } : item)),
        })),
      remove: (key) => set(({ items }) => ({ items: without(items, key) })),
      take: (key) =>
        set(({ items, taken }) => {
          const item = items.find((one) => one.key === key);
          return { items: without(items, key), taken: item ? [...taken, toTaken(item)].slice(-MOST_TAKEN) : taken };
        }),
      settle: (key) =>
        set(({ items, taken }) => {
          const chat_id = items.find((one) => one.key === key)?.chat_id;
          return { items: without(items, key), taken: taken.filter((one) => one.chat_id !== chat_id) };
        }),
    }),
    {
      name: NAME,
      storage: createJSONStorage(() => storage),
      partialize: ({ items, taken }) => ({ items, taken }),
      merge: (saved, outbox) => ({
        ...outbox,
        taken: withFiles((saved as Partial<Outbox> | undefined)?.taken),
        items: withFiles((saved as Partial<Outbox> | undefined)?.items).map((item) =>
          item.state === "unsent" ? item : { ...item, state: "unsent" as const, problem: CLOSED() },
        ),
      }),
    },
  ),
);

/** Whether a message is on its way to the chat, or was not sent, in any tab of this browser. */
export const hasOutgoing = (chatId: number) => readStored().items.some(({ chat_id }) => chat_id === chatId);
