import { workerUrl } from "./trusted-html.ts";

const LOOK_MS = 60 * 60 * 1000;

let isStarted = false;

/** Looks now, and every hour and whenever a service worker has come, whether the server has another version than this page. */
export function lookForVersion(onNewVersion: () => void) {
  if (!import.meta.env.PROD) return;
  const look = async () => (await isReplaced()) && onNewVersion();
  void look();
  if (isStarted) return;
  isStarted = true;
  setInterval(look, LOOK_MS);
  // By it the app opens without a network. Browsers have it over https and on this machine.
  navigator.serviceWorker?.addEventListener("controllerchange", look);
  navigator.serviceWorker?.register(workerUrl()).catch(() => {});
}

/** Whether the server's page begins with another script than this one did: its name says what is in it. */
async function isReplaced(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  try {
    const response = await fetch("/", { cache: "no-cache", headers: { Accept: "text/html" } });
    const page = await response.text();
    return response.ok && own !== null && !page.includes(new URL(own.src).pathname);
  } catch {
    return false; // the server is away
  }
}
