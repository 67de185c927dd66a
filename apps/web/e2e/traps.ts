import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** What must not happen on any page, whatever the test is about. */
export interface Traps {
  caught: string[];
  /** Failed requests are expected from now on: the test takes the server or the network away. */
  allowFailures(): void;
  /** The browser says of what a preview holds that it was blocked, as it should be. */
  allowBlocked(): void;
}

const isLocal = (url: string, own: string) => url.startsWith(`${own}/`) || /^(data|blob|about):/.test(url);
/** The browser reports refusals of our own interface, such as a wrong password, as errors of the page. */
const isRefusal = (message: ConsoleMessage, own: string) =>
  /^Failed to load resource: .* status of 4\d\d/.test(message.text()) && message.location().url.startsWith(own);

/** What the browser, and the router for a part of the app that it fetches ahead, say without a network. */
const isFailure = (text: string) =>
  /^(Failed to load resource|TypeError: Failed to fetch dynamically imported module)/.test(text);

const isBlocked = (text: string) =>
  (text.endsWith("The action has been blocked.") && !/'Trusted\w+'/.test(text)) ||
  /^Violation of (script-src-(elem|attr)|base-uri|img-src|default-src|frame-src|style-src(-\w+)?):/.test(text) ||
  text.startsWith("Blocked script execution in 'about:srcdoc'");

/** Tells the traps of every refusal of the page's policy, also where the code that tried swallows the error. */
function tellViolations() {
  if (window !== window.top) return;
  addEventListener("securitypolicyviolation", ({ effectiveDirective: rule, sample, sourceFile, lineNumber }) => {
    console.error(`Violation of ${rule}: ${sample} at ${sourceFile}:${lineNumber}`);
  });
}

/** Notes errors of the page, violations of its policy, dialogs, failures of the server, and requests to anyone else. */
export async function setTraps(context: BrowserContext, own: string): Promise<Traps> {
  const caught: string[] = [];
  let failuresAllowed = false;
  let blockedAllowed = false;
  context.on("weberror", (error) => caught.push(`uncaught error: ${error.error().message}`));
  context.on("dialog", (dialog) => {
    caught.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("console", (message) => {
    if (message.type() !== "error" || isRefusal(message, own)) return;
    if (blockedAllowed && isBlocked(message.text())) return;
    if (!(failuresAllowed && isFailure(message.text()))) caught.push(`console: ${message.text()}`);
  });
  context.on("request", (request) => {
    if (!isLocal(request.url(), own)) caught.push(`foreign request: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    if (!blockedAllowed || !/csp/i.test(request.failure()?.errorText ?? "")) return;
    // It is told before it is refused; it never left the browser.
    const at = caught.indexOf(`foreign request: ${request.url()}`);
    if (at >= 0) caught.splice(at, 1);
  });
  context.on("response", (response) => {
    if (response.status() >= 500 && !failuresAllowed) caught.push(`${response.status()} from ${response.url()}`);
  });
  await context.addInitScript(tellViolations);
  return {
    caught,
    allowFailures: () => {
      failuresAllowed = true;
    },
    allowBlocked: () => {
      blockedAllowed = true;
    },
  };
}
