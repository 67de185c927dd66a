import { beforeEach, expect, it } from "vitest";
import { COMMAND_IDS, commandOf, mayShareKeys } from "./commands.ts";
import { commandsFor, conflictOf, keysOf, refusalOf, useShortcuts } from "./shortcuts.ts";

beforeEach(() => useShortcuts.getState().reset());

it("no two commands have the same keys from the start", () => {
  for (const id of COMMAND_IDS)
    for (const combo of commandOf(id).keys) {
      const others = commandsFor([combo]).filter((other) => other !== id && !mayShareKeys(id, other));
      expect(others, `${combo} of ${id}`).toEqual([]);
    }
});

it("a person's own keys take the place of the first ones, until they are reset", () => {
  const { bind, reset } = useShortcuts.getState();
  bind("chat.new", ["Mod+J"]);
  expect(keysOf("chat.new")).toEqual(["Mod+J"]);
  expect(commandsFor(["Mod+Shift+O"])).toEqual([]);
  expect(commandsFor(["Mod+J"])).toEqual(["chat.new"]);
  bind("chat.new", []);
  expect(keysOf("chat.new")).toEqual([]);
  reset("chat.new");
  expect(keysOf("chat.new")).toEqual(["Mod+Shift+O"]);
});

it("keys that another command has are a conflict; keys the browser or a reader needs are refused", () => {
  expect(conflictOf("chat.new", "Mod+K")).toBe("palette.open");
  expect(conflictOf("palette.open", "Mod+K")).toBeUndefined();
  expect(refusalOf("chat.new", "Mod+W")).toBeDefined();
  expect(refusalOf("chat.new", "Enter")).toBeDefined();
  expect(refusalOf("chat.new", "Mod+J")).toBeUndefined();
});
