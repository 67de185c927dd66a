import { stale } from "./errors.ts";

/** PRECONDITION_FAILED if times are given and the row was last changed at none of them. */
export function requireFresh(row: { updated_at: Date }, if_updated_at: string[] | undefined): void {
  if (if_updated_at && !if_updated_at.some((time) => Date.parse(time) === row.updated_at.getTime())) throw stale();
}
