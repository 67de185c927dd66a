export interface Filter {
  key: string;
  /** Without quotes. */
  value: string;
}

const FILTER = /(^|\s)(is|role|lang|ext|before|after|project|chat|tag):("[^"]*"|[^\s"]+)/g;

/** The filters that a query names, in order. */
export const filtersIn = (q: string): Filter[] =>
  [...q.matchAll(FILTER)].map(([, , key, value]) => ({ key: key!, value: value!.replaceAll('"', "") }));

const isSame = (a: Filter, b: Filter) => a.key === b.key && a.value.toLowerCase() === b.value.toLowerCase();

/** The query without a filter. */
export const removeFilter = (q: string, filter: Filter): string =>
  q
    .replace(FILTER, (all, space: string, key: string, value: string) =>
      isSame({ key, value: value.replaceAll('"', "") }, filter) ? space : all,
    )
    .replace(/\s+/g, " ")
    .trim();

// Only one of each makes sense.
const SINGLE = new Set(["is", "role", "before", "after"]);

/** The query with one more filter; of those that can be there once, instead of the one before. */
export function addFilter(q: string, filter: Filter): string {
  const others = filtersIn(q).filter(
    (one) => isSame(one, filter) || (SINGLE.has(filter.key) && one.key === filter.key),
  );
  const rest = others.reduce(removeFilter, q.trim());
  const value = /[\s"]/.test(filter.value) ? `"${filter.value.replaceAll('"', "")}"` : filter.value;
  return `${rest} ${filter.key}:${value}`.trim();
}

/** `n` days ago, as the filters write a day. */
export const daysAgo = (n: number, now = Date.now()) =>
  new Date(now - n * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
