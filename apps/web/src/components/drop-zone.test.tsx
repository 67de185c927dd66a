// @vitest-environment happy-dom
import { cleanup, createEvent, fireEvent, render, screen } from "@testing-library/react";
import { Tooltip } from "radix-ui";
import { afterEach, expect, it, vi } from "vitest";
import { DropZone } from "./drop-zone.tsx";

afterEach(cleanup);

const show = (disabled = false, onZips?: (zips: File[]) => void) => {
  const onFiles = vi.fn();
  render(
    <Tooltip.Provider>
      <DropZone
        hint="Drop to add"
        limits={{ maxFiles: 10, maxBytes: 100, maxTotalBytes: 1000 }}
        onFiles={onFiles}
        onZips={onZips}
        disabled={disabled}
      >
        {({ chooseFiles }) => (
          <button type="button" onClick={chooseFiles}>
            Choose
          </button>
        )}
      </DropZone>
    </Tooltip.Provider>,
  );
  return { onFiles, zone: screen.getByRole("button", { name: "Choose" }) };
};
const holding = (files: File[], types = ["Files"]) => ({
  types,
  items: files.map((file) => ({ kind: "file", getAsFile: () => file })),
});
const text = new File(["hello"], "a.txt");
const picture = new File([new Uint8Array([1, 0])], "b.png");

it("takes dropped texts, and lists what it refuses until the list is closed", async () => {
  const { onFiles, zone } = show();
  fireEvent.drop(zone, { dataTransfer: holding([text, picture]) });
  expect((await screen.findByRole("alert")).textContent).toContain("b.png: It is not a text: it has NUL bytes");
  expect(onFiles.mock.calls).toEqual([[[{ path: "a.txt", file: text, text: "hello" }]]]);
  fireEvent.click(screen.getByRole("button", { name: "Close the list" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

it("shows where to drop only while files are over it", () => {
  const { zone } = show();
  fireEvent.dragEnter(zone, { dataTransfer: holding([], ["text/plain"]) });
  expect(screen.queryByText("Drop to add")).toBeNull();
  fireEvent.dragEnter(zone, { dataTransfer: holding([text]) });
  expect(screen.getByText("Drop to add")).toBeDefined();
  fireEvent.dragLeave(zone, { dataTransfer: holding([text]) });
  expect(screen.queryByText("Drop to add")).toBeNull();
});

it("takes pasted files, and leaves pasted text alone", async () => {
  const { onFiles, zone } = show();
  const pasteText = createEvent.paste(zone, { clipboardData: holding([picture], ["text/plain", "Files"]) });
  fireEvent(zone, pasteText);
  expect(pasteText.defaultPrevented).toBe(false);
  fireEvent.paste(zone, { clipboardData: holding([text]) });
  await vi.waitFor(() => expect(onFiles).toHaveBeenCalledOnce());
});

it("takes what is pasted while nothing has the focus, and not what is pasted elsewhere", async () => {
  const { onFiles } = show();
  const field = document.body.appendChild(document.createElement("textarea"));
  fireEvent.paste(field, { clipboardData: holding([text]) });
  fireEvent.paste(document.body, { clipboardData: holding([text]) });
  await vi.waitFor(() => expect(onFiles).toHaveBeenCalledOnce());
  field.remove();
});

it("takes nothing while it is disabled", () => {
  const { zone } = show(true);
  const drop = createEvent.drop(zone, { dataTransfer: holding([text]) });
  fireEvent(zone, drop);
  expect(drop.defaultPrevented).toBe(false);
});

it("hands a zip archive on unread where it is wanted, and refuses it elsewhere", async () => {
  const zip = new File([new Uint8Array([0x50, 0x4b, 0])], "repo.ZIP");
  const onZips = vi.fn();
  const wanted = show(false, onZips);
  fireEvent.drop(wanted.zone, { dataTransfer: holding([text, zip]) });
  await vi.waitFor(() => expect(wanted.onFiles).toHaveBeenCalledOnce());
  expect(onZips.mock.calls).toEqual([[[zip]]]);
  expect(screen.queryByRole("alert")).toBeNull();
  cleanup();

  const elsewhere = show();
  fireEvent.drop(elsewhere.zone, { dataTransfer: holding([zip]) });
  expect((await screen.findByRole("alert")).textContent).toContain("repo.ZIP: It is not a text");
});
