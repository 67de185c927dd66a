// Storage can be full or forbidden; then a text lives as long as the page.
const unsaved = new Map<string, string>();

/** What is kept in this browser under a key; undefined where nothing is. */
export function readKept(key: string): string | undefined {
  const held = unsaved.get(key);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text in this browser, or nothing any more; false where it lives only as long as the page. */
export function keep(key: string, text: string | undefined): boolean {
  unsaved.delete(key);
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    if (text === undefined) return true;
    unsaved.set(key, text);
    try {
      localStorage.removeItem(key);
    } catch {}
    return false;
  }
}

/** For stores that remember themselves in this browser: a full or forbidden storage stops nothing. */
export const keptStorage = {
  getItem: (key: string) => readKept(key) ?? null,
  setItem: (key: string, text: string) => void keep(key, text),
  removeItem: (key: string) => void keep(key, undefined),
};
