// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "./dropdown-menu.tsx";

afterEach(cleanup);

function openMenu() {
  const chosen = vi.fn();
  render(
    <Menu modal={false}>
      <MenuTrigger>Options</MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => chosen("Rename")}>Rename</MenuItem>
        <MenuItem disabled onSelect={() => chosen("Share")}>
          Share
        </MenuItem>
        <MenuItem onSelect={() => chosen("Move")}>Move</MenuItem>
        <MenuItem onSelect={() => chosen("Delete")}>Delete</MenuItem>
      </MenuContent>
    </Menu>,
  );
  fireEvent.keyDown(screen.getByRole("button"), { key: "Enter" });
  screen.getByRole("menuitem", { name: "Rename" }).focus();
  return chosen;
}

/** All in one task, as from a fast hand on a slow machine. */
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(document.activeElement!, { key });
};

it.each([
  [["End", "Enter"], "Delete"],
  [["ArrowDown", "Enter"], "Move"],
  [["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", " "], "Move"],
  [["End", "Home", "ArrowUp", "Enter"], "Rename"],
])("keys that come at once choose the item they lead to: %j", (keys, name) => {
  const chosen = openMenu();
  press(...keys);
  expect(chosen.mock.calls).toEqual([[name]]);
});
