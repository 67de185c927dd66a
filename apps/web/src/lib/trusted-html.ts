/** HTML from one of our policies: the only HTML that the page takes, in browsers that know trusted types. */
export type TrustedHtml = string & { readonly madeBy: "a policy" };

interface Policy {
  createHTML(text: string): unknown;
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Partial<Record<keyof Policy, (text: string) => string>>): Policy;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };

/**
 * A way in which text becomes HTML: `make` gives HTML that is safe where it goes, or throws. The server's content security
 * policy allows the policies that it names, each once.
 */
export function createPolicy(
  name: "neptun-code" | "neptun-frame" | "neptun-parser",
  make: (text: string) => string,
): (text: string) => TrustedHtml {
  const policy = trustedTypes?.createPolicy(name, { createHTML: make }) ?? { createHTML: make };
  // An object that the DOM takes where its types ask for a string.
  return (text) => policy.createHTML(text) as TrustedHtml;
}

/** The address of the one script that runs beside the page. */
export function workerUrl(): string {
  const make = () => "/worker.js";
  return (trustedTypes?.createPolicy("neptun-worker", { createScriptURL: make }).createScriptURL("") ??
    make()) as string;
}
