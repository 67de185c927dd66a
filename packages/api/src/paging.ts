/** Larger than every id. */
export const BEYOND_IDS = 2 ** 31;

/** Cuts the one row too many that was asked for, and tells the id to go on from: null on the last page. */
export function nextOf<Row extends { id: number }>(rows: Row[], limit: number | undefined): number | null {
  if (limit === undefined || rows.length <= limit) return null;
  rows.length = limit;
  return rows.at(-1)!.id;
}
