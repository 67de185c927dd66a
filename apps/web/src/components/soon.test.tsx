// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { soon } from "./soon.tsx";

afterEach(cleanup);

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>;
const Waiting = ({ name }: { name: string }) => <p>Wait, {name}</p>;

it("what is loaded is shown the moment it has come, and at once the next time", async () => {
  let come = (_: ComponentType<{ name: string }>) => {};
  const Soon = soon<{ name: string }>(() => new Promise((resolve) => (come = resolve)), Waiting);
  const { unmount } = render(<Soon name="Ada" />);
  expect(screen.getByText("Wait, Ada")).toBeTruthy();
  await act(async () => come(Greeting));
  expect(screen.getByText("Hello Ada")).toBeTruthy();
  unmount();
  render(<Soon name="Bob" />);
  expect(screen.getByText("Hello Bob")).toBeTruthy();
});

it("what cannot be loaded is tried again, and the page around it stays", async () => {
  vi.useFakeTimers();
  const load = vi.fn().mockRejectedValueOnce(new Error("away")).mockResolvedValue(Greeting);
  const Soon = soon<{ name: string }>(load, Waiting);
  await act(async () => render(<Soon name="Ada" />));
  expect(screen.getByText("Wait, Ada")).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  expect(screen.getByText("Hello Ada")).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
