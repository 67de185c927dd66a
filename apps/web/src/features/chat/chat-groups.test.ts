import type { Chat } from "@neptun/api/chat/schema";
import { describe, expect, it } from "vitest";
import { toRows } from "./chat-groups.ts";

const now = new Date(2026, 10, 23, 15);
const chat = (id: number, ...at: [number, number, number, number?]) =>
  ({ id, name: `Chat ${id}`, updated_at: new Date(...at).toISOString() }) as Chat;

describe("the chats of the sidebar", () => {
  it("stand under the time of their last use, the latest first", () => {
    const chats = [
      chat(1, 2026, 10, 23, 0),
      chat(2, 2026, 10, 22, 23),
      chat(3, 2026, 10, 16),
      chat(4, 2026, 9, 30),
      chat(5, 2026, 8, 1),
      chat(6, 2025, 10, 23),
      chat(7, 2026, 10, 23, 14),
    ];
    expect(toRows(chats, [], "updated", now).map((row) => (row.kind === "chat" ? row.chat.id : row.text))).toEqual([
      ...["Today", 7, 1, "Yesterday", 2, "Previous 7 days", 3],
      ...["Previous 30 days", 4, "September", 5, "November 2025", 6],
    ]);
  });
  it("that are pinned stand above all days", () => {
    const rows = toRows([chat(1, 2026, 10, 23, 0)], [chat(6, 2025, 10, 23)], "updated", now);
    expect(rows.map((row) => (row.kind === "chat" ? row.chat.id : row.text))).toEqual(["Pinned", 6, "Today", 1]);
  });
  it("stand as they come in another order, by day only if that is a time", () => {
    const at = (id: number, day: number) =>
      ({ ...chat(id, 2026, 10, 23), created_at: new Date(2026, 10, day).toISOString() }) as Chat;
    const shown = (order: "created" | "name") =>
      toRows([at(1, 23), at(3, 22), at(2, 22)], [], order, now).map((row) =>
        row.kind === "chat" ? row.chat.id : row.text,
      );
    expect(shown("created")).toEqual(["Today", 1, "Yesterday", 3, 2]);
    expect(shown("name")).toEqual(["All chats", 1, 3, 2]);
  });
  it("are nothing where there are none", () => {
    expect(toRows([], [], "updated", now)).toEqual([]);
  });
});
