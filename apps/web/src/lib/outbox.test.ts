// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";

/** The outbox as a tab has it that is opened now. */
async function openTab() {
  vi.resetModules();
  return import("./outbox.ts");
}
type Tab = Awaited<ReturnType<typeof openTab>>;
const write = ({ useOutbox }: Tab, text: string, chat_id = 1) => {
  useOutbox.getState().add({ chat_id, text, files: [], after: 0 });
  return useOutbox.getState().items.at(-1)!;
};
const textsOf = ({ useOutbox }: Tab) => useOutbox.getState().items.map(({ text }) => text);

beforeEach(() => localStorage.clear());

it("keeps what several tabs could not send, whichever of them writes last", async () => {
  const one = await openTab();
  const other = await openTab();
  const first = write(one, "of the one");
  write(other, "of the other");
  one.useOutbox.getState().change(first.key, { state: "unsent", problem: "Away" });
  expect(textsOf(await openTab())).toEqual(["of the other", "of the one"]);
  one.useOutbox.getState().settle(first.key);
  expect(textsOf(await openTab())).toEqual(["of the other"]);
});

it("says of every tab's messages that they are on their way", async () => {
  const one = await openTab();
  const other = await openTab();
  expect(other.hasOutgoing(1)).toBe(false);
  const { key } = write(one, "of the one");
  expect(other.hasOutgoing(1)).toBe(true);
  expect(other.hasOutgoing(2)).toBe(false);
  one.useOutbox.getState().settle(key);
  expect(other.hasOutgoing(1)).toBe(false);
});

it("gives a message that was taken back its key again when it comes unchanged, for the same model", async () => {
  const tab = await openTab();
  const { key } = write(tab, "the same");
  tab.useOutbox.getState().take(key);
  expect(write(tab, "another").key).not.toBe(key);
  tab.useOutbox.getState().add({ chat_id: 1, text: "the same", files: [], model: "acme/other", after: 0 });
  expect(tab.useOutbox.getState().items.at(-1)?.key).not.toBe(key);
  expect(write(tab, "the same").key).toBe(key);
});
