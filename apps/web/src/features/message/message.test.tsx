// @vitest-environment happy-dom
import type { ChatMessage } from "@neptun/api/message/schema";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { Profiler, type ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TooltipProvider } from "../../components/tooltip.tsx";
import { addLiveText, startLiveText } from "../../lib/live-text.ts";
import { queryClient, trpc, trpcClient } from "../../lib/trpc.ts";
import { Message } from "./message.tsx";

const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
const wrapper = ({ children }: { children: ReactNode }) => (
  <trpc.Provider client={trpcClient} queryClient={queryClient}>
    <QueryClientProvider client={queryClient}>
      <RouterContextProvider router={router}>
        <TooltipProvider>{children}</TooltipProvider>
      </RouterContextProvider>
    </QueryClientProvider>
  </trpc.Provider>
);

const message = (values: Partial<ChatMessage>): ChatMessage => ({
  id: 1,
  chat_conversation_id: 1,
  neptun_user_id: 1,
  parent_id: null,
  message: "Hello",
  actor: "assistant",
  model: "fake/echo",
  status: "complete",
  generation: null,
  blocks: [],
  problems: [],
  files: [],
  created_at: "2026-11-23T10:00:00.000Z",
  updated_at: "2026-11-23T10:00:00.000Z",
  branch_id: 0,
  ...values,
});
const generation = (values: Partial<NonNullable<ChatMessage["generation"]>> = {}) => ({
  model: "fake/echo",
  instruction: null,
  error_code: null,
  error_message: null,
  provider_status: null,
  provider_request_id: null,
  retry_at: null,
  prompt_tokens: null,
  completion_tokens: null,
  duration_ms: null,
  first_token_ms: null,
  cost: null,
  ...values,
});
const open = () => {};
// A page that is busy shows new text less often.
const PATIENT = { timeout: 4_000 };
const show = (values: Partial<ChatMessage>, isLast = true) =>
  render(<Message message={message(values)} isLast={isLast} onOpenFile={open} onPrompt={open} />, { wrapper });

afterEach(cleanup);

describe("while an answer is being written", () => {
  it("no finished message renders", async () => {
    const renders = new Map<number, number>();
    const messages = [
      message({ id: 101, actor: "user", message: "Question" }),
      message({ id: 102, message: "# An answer\n\n```js\nlet a;\n```" }),
      message({ id: 103, actor: "user", message: "Another" }),
      message({ id: 104, message: "", status: "streaming" }),
    ];
    startLiveText(104, "");
    const { container } = render(
      messages.map((each) => (
        <Profiler
          key={each.id}
          id={String(each.id)}
          onRender={(id) => renders.set(Number(id), (renders.get(Number(id)) ?? 0) + 1)}
        >
          <Message message={each} isLast={each.id === 104} onOpenFile={open} onPrompt={open} />
        </Profiler>
      )),
      { wrapper },
    );
    // The colours of the finished block are the last that comes to it.
    await vi.waitFor(() => expect(container.querySelector("pre code span span")).not.toBeNull(), PATIENT);
    await act(async () => {});
    renders.clear();
    for (const [index, letter] of [..."Here is **an answer**"].entries()) addLiveText(104, index, letter);
    expect((await screen.findByText("an answer", {}, PATIENT)).tagName).toBe("STRONG");
    addLiveText(104, 21, "\n\nand more");
    await screen.findByText("and more", {}, PATIENT);
    expect([...renders]).toEqual([[104, 2]]);
  });

  it("shows that it is coming, and nothing to do with it yet", () => {
    const { container } = show({ id: 105, message: "", status: "streaming" });
    expect(container.querySelector(".animate-pulse")).not.toBeNull();
    expect(screen.queryByRole("button", { name: "Copy answer" })).toBeNull();
  });
});

describe("an answer", () => {
  it("tells its model, tokens and time", () => {
    show({ generation: generation({ completion_tokens: 1234, duration_ms: 65_000 }) });
    expect(screen.getByText("fake/echo · 1,234 tokens · 1 min 5 s")).toBeTruthy();
  });

  it("of the demonstration says that it is no AI", () => {
    show({ model: "neptun/demo" });
    expect(screen.getByText("Demonstration — no AI")).toBeTruthy();
  });

  it("that failed says why, keeps what came and can be retried where it is the last", async () => {
    const failed = {
      status: "failed" as const,
      message: "So far",
      generation: generation({ error_code: "rate_limited", error_message: "fake gets too many requests." }),
    };
    show(failed);
    expect(await screen.findByRole("button", { name: "Retry" })).toBeTruthy();
    expect(screen.getByText("fake gets too many requests.")).toBeTruthy();
    expect(screen.getByText("So far")).toBeTruthy();
    for (const name of ["Continue", "Other model", "Edit the question", "Copy details"])
      expect(screen.getByRole("button", { name })).toBeTruthy();
    cleanup();
    show(failed, false);
    expect(await screen.findByRole("button", { name: "Copy details" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Retry" })).toBeNull();
  });

  it("that failed before its first word has nothing to go on with, and says what the provider answered", async () => {
    const refusal = { error_code: "provider_failed", error_message: "fake failed", provider_status: 502 };
    show({ status: "failed", message: "", generation: generation(refusal) });
    expect(await screen.findByText("Status 502")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Continue" })).toBeNull();
  });

  it("can be retried when the provider takes requests again, and no clock keeps anybody waiting for longer", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-23T10:00:04.500Z"), toFake: ["Date", "setTimeout", "clearTimeout"] });
    const refused = { error_code: "rate_limited", error_message: "Wait", retry_at: "2026-11-23T10:00:07.000Z" };
    const failed = { status: "failed" as const, message: "", generation: generation(refused) };
    try {
      show(failed);
      const waiting = screen.getByRole<HTMLButtonElement>("button", { name: "Retry in 3 s" });
      expect(waiting.disabled).toBe(true);
      act(() => vi.advanceTimersByTime(600));
      expect(waiting.textContent).toBe("Retry in 2 s");
      act(() => vi.advanceTimersByTime(1_000));
      expect(waiting.textContent).toBe("Retry in 1 s");
      act(() => vi.advanceTimersByTime(1_000));
      expect(waiting.textContent).toBe("Retry");
      expect(waiting.disabled).toBe(false);
      cleanup();
      // A clock that is an hour behind.
      vi.setSystemTime(Date.parse("2026-11-23T09:00:00.000Z"));
      show(failed);
      expect(screen.getByRole("button", { name: "Retry in 7 s" })).toBeTruthy();
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ["stopped", /^Stopped$/],
    ["interrupted", /^Interrupted/],
  ] as const)("that was %s says so", (status, words) => {
    show({ status });
    expect(screen.getByText(words)).toBeTruthy();
  });
});

describe("a user's message", () => {
  it("keeps its blanks and is never markdown", () => {
    const { container } = show({ actor: "user", message: "  # not a title\n\n\t<b>x</b>" });
    expect(container.querySelector("p")?.textContent).toBe("  # not a title\n\n\t<b>x</b>");
  });

  it("is cut when it is long, and opens", () => {
    const text = "word ".repeat(5_000);
    const { container } = show({ actor: "user", message: text });
    expect(container.querySelector("p")!.textContent!.length).toBeLessThan(5_000);
    fireEvent.click(screen.getByRole("button", { name: /^Show more/ }));
    expect(container.querySelector("p")?.textContent).toBe(text);
  });

  it("opens the files it brought", () => {
    const onOpenFile = vi.fn();
    const blocks = [{ position: 0, file_id: 7, title: "a.ts", version: 2, before_id: 5, added: 1, removed: 0 }];
    render(<Message message={message({ actor: "user", blocks })} isLast onOpenFile={onOpenFile} onPrompt={open} />, {
      wrapper,
    });
    fireEvent.click(screen.getByRole("button", { name: /a\.ts/ }));
    expect(onOpenFile).toHaveBeenCalledWith(7, 5);
  });
});
