import { notFound } from "@tanstack/react-router";

const ID = /^[1-9][0-9]{0,9}$/;
const LARGEST = 2_147_483_647;

/** The id in a path. Anything that cannot be one names nothing. */
export function toId(text: string) {
  const id = Number(text);
  if (!ID.test(text) || id > LARGEST) throw notFound();
  return id;
}

/** Where to go after signing in: only a path of this site. */
export const returnSearch = (search: Record<string, unknown>): { return?: string } => {
  const target = search.return;
  return typeof target === "string" && /^\/(?![/\\])/.test(target) ? { return: target } : {};
};

/** Which file the panel shows, or that it is open. */
export const chatSearch = (search: Record<string, unknown>): { file?: number; panel?: "files" } => {
  const file = Number(search.file);
  return {
    ...(Number.isInteger(file) && file > 0 && file <= LARGEST && { file }),
    ...(search.panel === "files" && { panel: "files" as const }),
  };
};
