import { z } from "zod";
import { Id, Name, Timestamp } from "../schema.ts";

export const TokenScope = z.enum(["read", "write"]);

/** A personal access token, without its secret. */
export const Token = z.object({
  id: Id,
  neptun_user_id: Id,
  name: z.string(),
  scope: TokenScope,
  last_used_at: Timestamp.nullable(),
  /** null: never */
  expires_at: Timestamp.nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export const TokensOutput = z.object({ tokens: z.array(Token) });

/** `secret` is shown this once: the server keeps only its hash. */
export const CreatedTokenOutput = z.object({ token: Token, secret: z.string() });

export const CreateTokenInput = z.object({
  name: Name,
  scope: TokenScope,
  /** Days until it expires, 1 to 366; null or left out: never. */
  days: z.int().min(1).max(366).nullish(),
});
export type CreateTokenInput = z.infer<typeof CreateTokenInput>;
export const TokenInput = z.object({ token_id: Id });
