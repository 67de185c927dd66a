import { expect, it } from "vitest";
import { ariaKeys, combosOf, labelsOf } from "./key-combos.ts";
import { type KeyboardLayout, usLayout } from "./keyboard-layout.ts";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const german: KeyboardLayout = new Map([
  ["Semicolon", "ö"],
  ["Comma", ","],
  ["Slash", "-"],
  ["Digit7", "7"],
  ["KeyY", "z"],
]);
const russian: KeyboardLayout = new Map([["KeyK", "л"]]);

it("⌘ on Apple's systems is Ctrl on others", () => {
  const pressed = { ...none, key: "k", code: "KeyK" };
  expect(combosOf({ ...pressed, metaKey: true }, true, usLayout)).toEqual(["Mod+K"]);
  expect(combosOf({ ...pressed, ctrlKey: true }, false, usLayout)).toEqual(["Mod+K"]);
  expect(combosOf({ ...pressed, ctrlKey: true }, true, usLayout)).toEqual(["Ctrl+K"]);
  expect(combosOf({ ...pressed, metaKey: true }, false, usLayout)).toEqual(["Meta+K"]);
});

it("a letter is the one that is printed on the key, and without Latin letters the one in its place", () => {
  expect(combosOf({ ...none, ctrlKey: true, key: "z", code: "KeyY" }, false, german)).toEqual(["Mod+Z"]);
  expect(combosOf({ ...none, ctrlKey: true, key: "л", code: "KeyK" }, false, russian)).toEqual(["Mod+K"]);
  expect(combosOf({ ...none, altKey: true, key: "˚", code: "KeyK" }, true, usLayout)).toEqual(["Alt+K"]);
});

it("a sign is found with Shift and without it", () => {
  const colon = { ...none, ctrlKey: true, shiftKey: true, key: ":", code: "Semicolon" };
  expect(combosOf(colon, false, usLayout)).toContain("Mod+Shift+;");
  const slash = { ...none, ctrlKey: true, shiftKey: true, key: "/", code: "Digit7" };
  expect(combosOf(slash, false, german)).toContain("Mod+/");
  const semicolon = { ...none, ctrlKey: true, shiftKey: true, key: ";", code: "Comma" };
  expect(combosOf(semicolon, false, german)).toContain("Mod+Shift+;");
});

it("a modifier alone is no shortcut", () => {
  expect(combosOf({ ...none, key: "Control", code: "ControlLeft", ctrlKey: true }, false, usLayout)).toEqual([]);
  expect(combosOf({ ...none, key: "Dead", code: "Quote" }, false, usLayout)).toEqual([]);
});

it("labels are what is printed on the keyboard, in the order of its system", () => {
  expect(labelsOf("Mod+Shift+O", true, usLayout)).toEqual(["⇧", "⌘", "O"]);
  expect(labelsOf("Mod+Shift+O", false, usLayout)).toEqual(["Ctrl", "Shift", "O"]);
  expect(labelsOf("Alt+ArrowUp", false, usLayout)).toEqual(["Alt", "↑"]);
  expect(labelsOf("Mod+K", false, russian)).toEqual(["Ctrl", "Л"]);
  expect(ariaKeys("Mod+K", true)).toBe("Meta+K");
});
