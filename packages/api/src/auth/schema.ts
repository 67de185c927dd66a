import { z } from "zod";
import { because, said } from "../said.ts";
import { Id, Text, Timestamp } from "../schema.ts";
import { isCommonPassword } from "./common-passwords.ts";

export const Email = Text.max(
  1024,
  because(() => said`Must not exceed 254 characters`),
)
  .transform((email) => email.trim().toLowerCase())
  .pipe(
    z.email(because(() => said`Must be an e-mail address`)).max(
      254,
      because(() => said`Must not exceed 254 characters`),
    ),
  );

/** 8 to 256 characters and not a common one (NIST SP 800-63B, 5.1.1.2). */
export const Password = Text.refine(
  (password) => [...password].length >= 8 && [...password].length <= 256,
  because(() => said`Must have 8 to 256 characters`),
).refine(
  (password) => !isCommonPassword(password),
  because(() => said`Is one of the most common passwords; choose another`),
);

export const SignUpInput = z
  .object({ email: Email, password: Password, confirmPassword: z.string().optional() })
  .refine((input) => input.confirmPassword === undefined || input.confirmPassword === input.password, {
    path: ["confirmPassword"],
    ...because(() => said`Must be the same as the password`),
  });
export type SignUpInput = z.infer<typeof SignUpInput>;

export const LoginInput = z.object({ email: Text.max(1024), password: Text.max(1024) });
export type LoginInput = z.infer<typeof LoginInput>;

export const LoginOutput = z.object({
  user: z.object({ id: Id, primary_email: z.string() }),
  loggedInAt: Timestamp,
});
