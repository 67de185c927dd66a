import { describe, expect, it } from "vitest";
import { toChatName } from "./chat-name.ts";

describe("the name of a new chat", () => {
  it("is the first line that says something", () => {
    expect(toChatName("\n\n```\nSort the files\nby date")).toBe("Sort the files");
  });
  it("is cut at a word", () => {
    const name = toChatName("Write a Dockerfile for this service and a compose file for development, with checks");
    expect(name).toBe("Write a Dockerfile for this service and a compose file for…");
  });
  it("is cut anywhere where a word has no end", () => {
    expect([...toChatName("🌊".repeat(100))]).toHaveLength(61);
  });
  it("is never blank", () => {
    expect(toChatName("?!")).toBe("?!");
  });
});
