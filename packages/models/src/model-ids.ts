const ID = /^[^\s/\p{C}][^\s\p{C}]{0,254}$/u;

/** The product's id (`publisher/name`) for what a provider calls its model, or undefined if it cannot be one. */
export function toModelId(providerName: string, upstream: string): string | undefined {
  const path = upstream.replace(/^[/\\]+|\/+$/g, "");
  const id = path.includes("/") && path === upstream ? path : `${providerName}/${path}`;
  return path !== "" && ID.test(id) ? id : undefined;
}

/** What a provider calls the model that its operator configured by either of the two names. */
export function toUpstreamId(providerName: string, configured: string, listed: ReadonlyMap<string, unknown>): string {
  const bare = configured.startsWith(`${providerName}/`) ? configured.slice(providerName.length + 1) : configured;
  return !listed.has(configured) && listed.has(bare) ? bare : configured;
}
