import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";

/** A message on its way to the server, or one that did not get there. It is kept until the server has it. */
export interface Outgoing {
  key: string;
  chat_id: number;
  text: string;
  /** The newest message of the chat when this one was written. */
  after: number;
  /** `edit` asks for its text to be put back where it was written. */
  state: "waiting" | "sending" | "unsent" | "edit";
  /** Why it was not sent. */
  problem?: string;
}

interface Outbox {
  items: Outgoing[];
  add(item: Pick<Outgoing, "chat_id" | "text" | "after">): void;
  change(key: string, to: Pick<Outgoing, "state" | "problem">): void;
  remove(key: string): void;
}

// A full or forbidden storage must not keep a message from being sent.
const storage = createJSONStorage<Pick<Outbox, "items">>(() => ({
  getItem: (name) => localStorage.getItem(name),
  setItem: (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {}
  },
  removeItem: (name) => localStorage.removeItem(name),
}));

// crypto.randomUUID is missing where the page does not come over HTTPS.
const newKey = () => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

const CLOSED = "The page was closed before the server answered.";

export const useOutbox = create<Outbox>()(
  persist(
    (set) => ({
      items: [],
      add: (item) => set(({ items }) => ({ items: [...items, { ...item, key: newKey(), state: "waiting" }] })),
      change: (key, to) =>
        set(({ items }) => ({
          items: items.map((item) => (item.key === key ? { ...item, problem: undefined, ...to } : item)),
        })),
      remove: (key) => set(({ items }) => ({ items: items.filter((item) => item.key !== key) })),
    }),
    {
      name: "neptun-outbox",
      storage,
      partialize: ({ items }) => ({ items }),
      merge: (saved, outbox) => ({
        ...outbox,
        items: ((saved as Partial<Outbox> | undefined)?.items ?? []).map((item) =>
          item.state === "unsent" ? item : { ...item, state: "unsent" as const, problem: CLOSED },
        ),
      }),
    },
  ),
);
