// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, expect, it } from "vitest";
import { later, type OpenableProps } from "./later.tsx";

afterEach(cleanup);

const Opened = ({ open, onOpenChange, children }: OpenableProps) => (
  <div>
    {children}
    {open && (
      <button type="button" onClick={() => onOpenChange(false)}>
        Close
      </button>
    )}
  </div>
);

function setUp() {
  const requests: { resolve(component: ComponentType<OpenableProps>): void; reject(error: Error): void }[] = [];
  const Menu = later<OpenableProps>("menu", () => new Promise((resolve, reject) => requests.push({ resolve, reject })));
  const show = () =>
    render(
      <Menu>
        <button type="button">Account</button>
      </Menu>,
    );
  const button = () => screen.getByRole("button", { name: "Account" });
  return { requests, show, button };
}

it("shows the button alone at first, and keeps its focus when the rest has come", async () => {
  const { requests, show, button } = setUp();
  show();
  expect(button().getAttribute("aria-haspopup")).toBe("menu");
  button().focus();
  await act(async () => requests[0]?.resolve(Opened));
  expect(document.activeElement).toBe(button());
  expect(screen.queryByText("Close")).toBeNull();
});

it("opens what was pressed too early as soon as it can, and at once from then on", async () => {
  const { requests, show, button } = setUp();
  show();
  fireEvent.click(button());
  expect(screen.queryByText("Close")).toBeNull();
  await act(async () => requests[0]?.resolve(Opened));
  fireEvent.click(screen.getByText("Close"));
  expect(screen.queryByText("Close")).toBeNull();
  cleanup();
  const before = requests.length;
  show();
  expect(button().getAttribute("aria-haspopup")).toBeNull();
  expect(requests).toHaveLength(before);
});

it("tries again at the next press when it could not be loaded", async () => {
  const { requests, show, button } = setUp();
  show();
  await act(async () => requests[0]?.reject(new Error("offline")));
  fireEvent.click(button());
  await act(async () => requests.at(-1)?.resolve(Opened));
  expect(screen.getByText("Close")).toBeTruthy();
});
