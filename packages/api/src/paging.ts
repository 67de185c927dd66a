import { notFound } from "./errors.ts";

/** Larger than every id. */
export const BEYOND_IDS = 2 ** 31;

/** Cuts the one row too many that was asked for, and tells the id to go on from: null on the last page. */
export function nextOf<Row extends { id: number }>(rows: Row[], limit: number | undefined): number | null {
  if (limit === undefined || rows.length <= limit) return null;
  rows.length = limit;
  return rows.at(-1)!.id;
}

export const PAGE_ROWS = 250;
export const PAGE_BYTES = 256 * 1024;

/** What the first row of a whole list's first page says: which rows come after the page, and how large they are. */
export interface Rest {
  rest_ids: number[] | null;
  rest_sizes: number[] | null;
}

/** The rows of a statement that gives one without an id where the list is empty, and none where the chat is not the user's: NOT_FOUND. */
export function rowsOfChat<Row extends { id: number }>(rows: Row[]): Row[] {
  if (rows.length === 0) throw notFound("Chat");
  return rows[0]!.id === null ? [] : rows;
}

/** Cuts a list of ids into pages, of so many rows and, where their sizes are known, of so many bytes. */
export function* toPages(ids: number[], sizes?: number[]): Generator<number[]> {
  let page: number[] = [];
  let bytes = 0;
  for (const [index, id] of ids.entries()) {
    const size = sizes?.[index] ?? 0;
    if (page.length === PAGE_ROWS || (page.length > 0 && bytes + size > PAGE_BYTES)) {
      yield page;
      page = [];
      bytes = 0;
    }
    page.push(id);
    bytes += size;
  }
  if (page.length > 0) yield page;
}

/**
 * The same condition, with values that the planner does not see: it would plan the statement anew for each of them, which
 * takes longer than reading a short list.
 */
export const hidden = (condition: string) =>
  condition.replaceAll(/\$(\d)(::bigint)?/g, (_, n, type = "::int") => `(SELECT $${n}${type})`);
