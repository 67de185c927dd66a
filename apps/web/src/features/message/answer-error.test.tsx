// @vitest-environment happy-dom
import type { ChatMessage } from "@neptun/api/message/schema";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { TooltipProvider } from "../../components/tooltip.tsx";
import { speak } from "../../lib/strings.ts";
import { queryClient, trpc, trpcClient } from "../../lib/trpc.ts";
import german from "../../locales/de.json";
import { AnswerError } from "./answer-error.tsx";

// A page has its language before anything is loaded.
vi.hoisted(() => {
  document.documentElement.lang = "de";
});
beforeAll(() => speak(german));
afterEach(cleanup);

const failed = (error_code: string, error_message: string, provider_status: number | null = null) =>
  ({
    id: 1,
    chat_conversation_id: 1,
    message: "",
    actor: "assistant",
    model: "fake/echo",
    status: "failed",
    generation: { error_code, error_message, provider_status, provider_request_id: null, retry_at: null },
    updated_at: "2026-11-23T10:00:00.000Z",
  }) as ChatMessage;

const show = (message: ChatMessage) =>
  render(
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>
          <AnswerError message={message} />
        </TooltipProvider>
      </QueryClientProvider>
    </trpc.Provider>,
  );

it.each([
  ["rate_limited", "Zu viele Anfragen"],
  ["provider_failed", "Beim Anbieter ist ein Fehler aufgetreten"],
  ["internal", "Auf dem Server ist etwas schiefgegangen"],
])("says %s in German, and the server's English only to who opens it", (code, title) => {
  show(failed(code, "fake said no."));
  expect(screen.getByText(title)).toBeTruthy();
  const details = screen.getByText("fake said no.").closest("details");
  expect(details?.open).toBe(false);
  expect(screen.getByText("Meldung des Servers, auf Englisch").closest("details")).toBe(details);
});
