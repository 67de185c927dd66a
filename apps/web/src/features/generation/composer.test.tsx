// @vitest-environment happy-dom
import { limits } from "@neptun/api/schema";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, createEvent, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TooltipProvider } from "../../components/tooltip.tsx";
import { setSendKey } from "../../lib/send-key.ts";
import { keyOf, queryClient, trpc, trpcClient } from "../../lib/trpc.ts";
import { Composer } from "./composer.tsx";
import { ComposerForm } from "./composer-form.tsx";
import { setDraft } from "./drafts.ts";
import { messageProblem, setMessageBytes } from "./message-limit.ts";

const wrapper = ({ children }: { children: ReactNode }) => (
  <trpc.Provider client={trpcClient} queryClient={queryClient}>
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>{children}</TooltipProvider>
    </QueryClientProvider>
  </trpc.Provider>
);
const field = () => screen.getByRole("textbox", { name: "Message" }) as HTMLTextAreaElement;
const write = (value: string) => fireEvent.change(field(), { target: { value } });
const show = (onSend?: (text: string) => Promise<void>, draftKey = "new") =>
  render(<Composer draftKey={draftKey} onSend={onSend} />, { wrapper });

const models = { models: [], available: ["acme/assistant", "acme/other"], context_tokens: {}, providers: [] };

beforeEach(() => {
  localStorage.clear();
  queryClient.setQueryData(keyOf(trpc.model.list, undefined, "query"), models);
});
afterEach(cleanup);

it("sends with Enter, not with Shift+Enter, and with Ctrl or Cmd", async () => {
  const send = vi.fn(() => new Promise<void>(() => {}));
  show(send);
  write("one");
  fireEvent.keyDown(field(), { key: "Enter", shiftKey: true });
  expect(send).not.toHaveBeenCalled();
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(send).toHaveBeenCalledExactlyOnceWith("one", [], undefined);
  cleanup();
  show(send);
  write("two");
  fireEvent.keyDown(field(), { key: "Enter", metaKey: true });
  expect(send).toHaveBeenLastCalledWith("two", [], undefined);
});

it("leaves the Enter of an input method alone", () => {
  const send = vi.fn(async () => {});
  show(send);
  write("にほんご");
  const event = createEvent.keyDown(field(), { key: "Enter" });
  Object.defineProperty(event, "isComposing", { value: true });
  fireEvent(field(), event);
  fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 });
  expect(send).not.toHaveBeenCalled();
});

it("sends no blanks and says why", () => {
  const send = vi.fn(async () => {});
  show(send);
  write(" \n ");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(send).not.toHaveBeenCalled();
  const button = screen.getByRole("button", { name: "Send" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(button.getAttribute("aria-describedby")!)?.textContent).toBe("Write a message first");
});

it("keeps the draft until the message is accepted, over a failure and over a reload", async () => {
  const failing = vi.fn(async () => Promise.reject(new Error("The server is away")));
  show(failing);
  write("precious");
  await act(async () => fireEvent.keyDown(field(), { key: "Enter" }));
  expect(screen.getByRole("alert").textContent).toContain("The server is away");
  expect(field().value).toBe("precious");
  cleanup();
  show(async () => {});
  expect(field().value).toBe("precious");
  await act(async () => fireEvent.keyDown(field(), { key: "Enter" }));
  expect(field().value).toBe("");
  cleanup();
  show();
  expect(field().value).toBe("");
});

it("keeps a draft for every chat, and takes one that is put in", () => {
  show(undefined, "a");
  write("for a");
  cleanup();
  show(undefined, "b");
  expect(field().value).toBe("");
  act(() => setDraft("b", "put"));
  expect(field().value).toBe("put");
  cleanup();
  show(undefined, "a");
  expect(field().value).toBe("for a");
});

const given = (id: number, title: string, size = 100) => ({
  file_id: id,
  title,
  version: 2,
  size,
  chat_conversation_id: 1,
});
const pickable = [given(1, "src/app/main.ts"), given(2, "src/app/view.tsx"), given(3, "README.md")];
const showWith = (onSend?: (text: string, files: unknown[]) => Promise<void>, draftKey = "files") =>
  render(<Composer draftKey={draftKey} onSend={onSend} files={pickable} />, { wrapper });
/** Types as a person does: the caret is at the end. */
const type = async (value: string) => {
  // What a mark offers comes after the first sight.
  await act(() => import("./composer-extras.tsx"));
  write(value);
  act(() => field().setSelectionRange(value.length, value.length));
  fireEvent.select(field());
};
const options = () => screen.queryAllByRole("option").map((option) => option.textContent);

it("picks files with # and sends them; they are kept over a failure and a reload", async () => {
  const send = vi.fn(async () => Promise.reject(new Error("The server is away")));
  showWith(send);
  await type("Look at #mai");
  expect(options()).toEqual(["src/app/main.tsv2 · 100 bytes"]);
  expect(field().getAttribute("aria-activedescendant")).toBe(screen.getByRole("option").id);
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(send).not.toHaveBeenCalled();
  expect(field().value).toBe("Look at ");
  expect(options()).toEqual([]);
  expect(await screen.findByText(/^About 27 tokens/)).toBeTruthy();
  // The caret goes where the word was.
  await act(() => new Promise(requestAnimationFrame));
  await type("Look at #src/");
  const active = () => screen.getByRole("option", { selected: true }).textContent;
  expect(active()).toMatch(/^src\/2 files/);
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  expect(active()).not.toMatch(/^src\/2 files/);
  fireEvent.keyDown(field(), { key: "ArrowDown" });
  fireEvent.keyDown(field(), { key: "Tab" });
  fireEvent.click(screen.getByRole("button", { name: "Remove src/app/main.ts" }));
  write("Look");
  await act(async () => fireEvent.keyDown(field(), { key: "Enter" }));
  expect(send).toHaveBeenCalledExactlyOnceWith("Look", [pickable[1]], undefined);
  cleanup();
  showWith(async () => {});
  expect(screen.getByRole("list", { name: "Files that the model will read" }).textContent).toBe("src/app/view.tsxv2");
  await act(async () => fireEvent.keyDown(field(), { key: "Enter" }));
  expect(screen.queryByRole("list", { name: "Files that the model will read" })).toBeNull();
  cleanup();
  showWith();
  expect(screen.queryByRole("list", { name: "Files that the model will read" })).toBeNull();
});

it("says how much of the model's context window the files take, and when it is too little", async () => {
  const large = [given(1, "a.ts", 4_000)];
  setDraft("tokens", "", { files: large });
  const shown = async (contextTokens: number) => {
    cleanup();
    render(<Composer draftKey="tokens" files={large} contextTokens={contextTokens} />, { wrapper });
    return (await screen.findByText(/^About 1,000 tokens/)).textContent;
  };
  expect(await shown(8_192)).toBe("About 1,000 tokens with this file, of the 8,192 that the model takes in");
  expect(await shown(1_200)).toContain("some will be left out");
});

it("leaves a # alone that names no file, or after Escape", async () => {
  const send = vi.fn(async () => {});
  showWith(send, "escape");
  await type("#");
  expect(options().length).toBeGreaterThan(3);
  fireEvent.keyDown(field(), { key: "Escape" });
  expect(options()).toEqual([]);
  await type("# Title");
  await act(async () => fireEvent.keyDown(field(), { key: "Enter" }));
  expect(send).toHaveBeenCalledExactlyOnceWith("# Title", [], undefined);
  await type("C#");
  expect(options()).toEqual([]);
  await type("#nothing-like-this");
  await act(async () => fireEvent.keyDown(field(), { key: "Enter" }));
  expect(send).toHaveBeenLastCalledWith("#nothing-like-this", [], undefined);
});

it("says that a message is too long before it is sent", () => {
  const send = vi.fn(async () => {});
  const { message_bytes } = limits;
  expect(messageProblem("x".repeat(message_bytes))).toBeUndefined();
  expect(messageProblem("ü".repeat(message_bytes / 2))).toBeUndefined();
  expect(messageProblem("ü".repeat(message_bytes / 2 + 1))).toContain("Too long");
  show(send);
  write("x".repeat(message_bytes + 1));
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toContain("512 KB");
});

it("keeps to the limit that the server tells", () => {
  setMessageBytes(64 * 1024);
  expect(messageProblem("x".repeat(64 * 1024))).toBeUndefined();
  expect(messageProblem("x".repeat(65 * 1024))).toBe("Too long by 1 KB: a message may hold 64 KB.");
  setMessageBytes(limits.message_bytes);
});

it("says about how much a text is, a moment after it was typed", async () => {
  render(<Composer draftKey="size" contextTokens={8_192} />, { wrapper });
  write("x".repeat(4_000));
  expect(screen.queryByText(/tokens/)).toBeNull();
  expect((await screen.findByText(/tokens/)).textContent).toBe("About 1,000 of 8,192 tokens");
  write("");
  await waitFor(() => expect(screen.queryByText(/tokens/)).toBeNull());
});

it("is Stop while an answer is written; typing goes on, and what is sent is handed on to wait", () => {
  const onStop = vi.fn();
  const onSend = vi.fn();
  const change = vi.fn();
  const draft = { text: "", length: 0, change, files: [], texts: [], changeParts: vi.fn() };
  const form = (text: string) => (
    <ComposerForm field={{ current: null }} draft={{ ...draft, text }} onSend={onSend} onStop={onStop} isStreaming />
  );
  const { rerender } = render(form(""), { wrapper });
  expect(screen.queryByRole("button", { name: "Queue the message" })).toBeNull();
  write("next question");
  expect(change).toHaveBeenCalledWith("next question");
  rerender(form("next question"));
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(onSend).toHaveBeenCalledOnce();
  fireEvent.click(screen.getByRole("button", { name: "Queue the message" }));
  expect(onSend).toHaveBeenCalledTimes(2);
  fireEvent.click(screen.getByRole("button", { name: "Stop the answer" }));
  expect(onStop).toHaveBeenCalledOnce();
});

it("sends only with Ctrl or Cmd and Enter where the person chose so", async () => {
  const send = vi.fn(() => new Promise<void>(() => {}));
  setSendKey("mod-enter");
  show(send, "keys");
  write("one");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(send).not.toHaveBeenCalled();
  fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true, keyCode: 229 });
  expect(send).not.toHaveBeenCalled();
  fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true });
  expect(send).toHaveBeenCalledOnce();
});

const paste = (text: string) =>
  fireEvent.paste(field(), { clipboardData: { getData: () => text, types: ["text/plain"] } });

it("takes a long paste as a file of the message, which can be kept as text", async () => {
  const send = vi.fn(async () => {});
  const long = "one line\n".repeat(100);
  show(send, "paste");
  await act(() => import("./composer-extras.tsx"));
  expect(paste("short")).toBe(true);
  expect(paste(long)).toBe(false);
  expect(paste(`${long}more`)).toBe(false);
  const chips = () => screen.getAllByRole("listitem").map((chip) => chip.textContent);
  expect(chips()).toEqual(["pasted.txt900 charactersKeep as text", "pasted-2.txt904 charactersKeep as text"]);
  fireEvent.click(screen.getByRole("button", { name: "Keep pasted-2.txt as text" }));
  expect(field().value).toBe(`${long}more`);
  write("Look");
  cleanup();
  show(send, "paste");
  await act(async () => fireEvent.keyDown(field(), { key: "Enter" }));
  await waitFor(() =>
    expect(send).toHaveBeenCalledExactlyOnceWith(`Look\n\n\`\`\`text title="pasted.txt"\n${long}\`\`\``, [], undefined),
  );
  await waitFor(() => expect(screen.queryByRole("listitem")).toBeNull());
});

it("picks a model for one message with @", async () => {
  const send = vi.fn(async () => {});
  show(send, "model");
  await type("Say @oth");
  expect(options()).toEqual(["acme/other"]);
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(field().value).toBe("Say ");
  await waitFor(() => expect(screen.getByText("Only this message: acme/other")).toBeTruthy());
  cleanup();
  show(send, "model");
  await act(async () => fireEvent.keyDown(field(), { key: "Enter" }));
  expect(send).toHaveBeenCalledExactlyOnceWith("Say ", [], "acme/other");
  expect(screen.queryByText(/^Only this message/)).toBeNull();
});
