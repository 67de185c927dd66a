import { notFound } from "@tanstack/react-router";

const ID = /^[1-9][0-9]{0,9}$/;
const LARGEST = 2_147_483_647;

/** The id in a path. Anything that cannot be one names nothing. */
export function toId(text: string) {
  const id = Number(text);
  if (!ID.test(text) || id > LARGEST) throw notFound();
  return id;
}

// A key that is left out would keep what the address says, so each of these is always given.

/** Where to go after signing in: only a path of this site. */
export function returnSearch({ return: target }: Record<string, unknown>): { return?: string } {
  return { return: typeof target === "string" && /^\/(?![/\\])/.test(target) ? target : undefined };
}

const toSearchId = (value: unknown) => {
  const id = Number(value);
  return Number.isInteger(id) && id > 0 && id <= LARGEST ? id : undefined;
};

/** Which file the panel shows, and against which version, or that it is open. */
export function chatSearch(search: Record<string, unknown>): { file?: number; compare?: number; panel?: "files" } {
  const { file, compare, panel } = search;
  return {
    file: toSearchId(file),
    compare: toSearchId(compare),
    panel: panel === "files" ? "files" : undefined,
  };
}
