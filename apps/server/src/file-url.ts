import { createHmac, timingSafeEqual } from "node:crypto";
import type { Deps } from "./deps.ts";

const HOUR_SECONDS = 3600;

interface FileAddress {
  neptun_user_id: number;
  chat_conversation_id: number;
  id: number;
}

const sign = (secret: string, file: FileAddress, expires: number) =>
  createHmac("sha256", secret)
    .update(`file ${file.neptun_user_id} ${file.chat_conversation_id} ${file.id} ${expires}`)
    .digest();

/** The absolute address of a file's raw text, which needs no cookie for an hour. */
export function signedFileUrl({ appUrl, secret }: Deps["settings"], file: FileAddress): string {
  const expires = Math.floor(Date.now() / 1000) + HOUR_SECONDS;
  const signature = sign(secret, file, expires).toString("base64url");
  const path = `/api/users/${file.neptun_user_id}/chats/${file.chat_conversation_id}/files/${file.id}/raw`;
  return `${appUrl}${path}?expires=${expires}&signature=${signature}`;
}

/** Whether this server signed the address, and the hour is not over. */
export function isSigned(
  secret: string,
  file: FileAddress,
  query: { expires?: unknown; signature?: unknown },
): boolean {
  const { expires, signature } = query;
  if (typeof expires !== "string" || typeof signature !== "string" || !/^\d{1,12}$/.test(expires)) return false;
  if (Number(expires) * 1000 < Date.now()) return false;
  const right = sign(secret, file, Number(expires));
  const given = Buffer.from(signature, "base64url");
  return given.length === right.length && timingSafeEqual(given, right);
}
