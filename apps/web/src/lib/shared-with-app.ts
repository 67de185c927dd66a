/** What another app has handed over. */
export interface SharedWithApp {
  text: string;
  files: File[];
}

/** In which the service worker leaves it. */
const CACHE = "neptun-shared";
/** What nobody came for is not shown to whoever comes later. */
const LIFE_MS = 10 * 60 * 1000;

/** What was shared with the app, once; undefined where nothing was. */
export async function takeShared(): Promise<SharedWithApp | undefined> {
  if (!globalThis.caches) return undefined;
  const left = await (await caches.open(CACHE)).match("/shared");
  await caches.delete(CACHE);
  if (!left || Date.now() - Date.parse(left.headers.get("Date") ?? "") > LIFE_MS) return undefined;
  const form = await left.formData();
  const texts = ["title", "text", "url"].map((name) => form.get(name)).filter((text) => typeof text === "string");
  const files = form.getAll("files").filter((file) => file instanceof File);
  return { text: texts.filter(Boolean).join("\n\n"), files: files.filter(({ size }) => size > 0) };
}
