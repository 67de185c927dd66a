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

it.each<[string, number | null, string]>([
  ["unknown_model", null, "Das Modell ist hier nicht bekannt"],
  ["provider_refused_key", 401, "Der Anbieter hat den Schlüssel abgelehnt"],
  ["provider_refused_key", 403, "Der Anbieter hat den Schlüssel abgelehnt"],
  ["provider_wants_payment", 402, "Der Anbieter verlangt eine Zahlung"],
  ["not_served", 404, "Das Modell ist nicht verfügbar"],
  ["provider_silent", 408, "Der Anbieter hat zu lange gebraucht"],
  ["context_too_long", 413, "Das Gespräch ist zu lang für dieses Modell"],
  ["content_filtered", 400, "Der Inhaltsfilter des Anbieters hat die Antwort verhindert"],
  ["provider_refused", 418, "Der Anbieter hat die Anfrage abgelehnt"],
  ["rate_limited", 429, "Zu viele Anfragen"],
  ["provider_failed", 500, "Beim Anbieter ist ein Fehler aufgetreten"],
  ["provider_failed", 503, "Der Anbieter ist überlastet"],
  ["provider_failed", 504, "Der Anbieter hat zu lange gebraucht"],
  ["provider_unreachable", null, "Der Anbieter ist nicht erreichbar"],
  ["provider_broke_off", null, "Die Verbindung zum Anbieter ist abgebrochen"],
  ["provider_silent", null, "Der Anbieter antwortet nicht mehr"],
  ["answer_too_long", null, "Die Antwort wurde zu lang"],
  ["internal", null, "Auf dem Server ist etwas schiefgegangen"],
])("says %s, status %s, in German alone", (code, status, title) => {
  show(failed(code, "acme gets too many requests right now. Try again in 7 seconds.", status));
  expect(screen.getByText(title)).toBeTruthy();
  // Of a conversation that is too long title and hint say it all.
  const report = screen.queryByText("acme bekommt gerade zu viele Anfragen. In 7 Sekunden noch einmal versuchen.");
  expect(report === null).toBe(code === "context_too_long");
  expect((report ?? document.body).closest("details, [lang]")).toBe(document.documentElement);
  if (status) expect(screen.getByText(`Status ${status}`)).toBeTruthy();
});

it("keeps a sentence that is not known in German for who opens it", () => {
  show(failed("of_another_version", "fake said no."));
  expect(screen.getByText("Die Antwort ist fehlgeschlagen")).toBeTruthy();
  const details = screen.getByText("fake said no.").closest("details");
  expect(details?.open).toBe(false);
  expect(screen.getByText("Meldung des Servers, auf Englisch").closest("details")).toBe(details);
});
