// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { Component, type ComponentType, type ReactNode } from "react";
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

it("what cannot be loaded is the page's affair, and is asked for again the next time", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const load = vi.fn().mockRejectedValueOnce(new Error("away")).mockResolvedValue(Greeting);
  const Soon = soon<{ name: string }>(load);
  await act(async () => render(<Boundary key="1" children={<Soon name="Ada" />} />));
  expect(screen.getByText("away")).toBeTruthy();
  cleanup();
  await act(async () => render(<Boundary key="2" children={<Soon name="Ada" />} />));
  expect(screen.getByText("Hello Ada")).toBeTruthy();
  vi.restoreAllMocks();
});

class Boundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};
  static getDerivedStateFromError = (error: Error) => ({ error });
  override render() {
    return this.state.error ? this.state.error.message : this.props.children;
  }
}
