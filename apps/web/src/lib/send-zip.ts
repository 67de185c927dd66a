import { t } from "@lingui/core/macro";
import { utils } from "./trpc.ts";

/** The server has answered, and not with success. */
export class ZipError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The server has decided against the archive: the same again would be refused too. */
export const isZipRefused = (error: unknown) => error instanceof ZipError && error.status >= 400 && error.status < 500;

export interface ZipRequest {
  /** Under which the server takes the archive once. */
  key: string;
  signal?: AbortSignal;
}

/** Sends an archive to a documented route, as tRPC carries only JSON; gives what the server answers. */
export async function sendZip(address: string, zip: Blob, { key, signal }: ZipRequest): Promise<unknown> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/zip", "Idempotency-Key": key },
    body: zip,
    ...(signal && { signal }),
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  // Asked again this way, the end of the session is known to the whole page.
  if (response.status === 401) void utils.user.get.invalidate();
  throw new ZipError(response.status, messageOf(body) ?? t`The server cannot be reached. Try again in a moment.`);
}

function messageOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("message" in body)) return undefined;
  return typeof body.message === "string" ? body.message : undefined;
}
