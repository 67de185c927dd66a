import { z } from "zod";
import { Email, Password } from "../auth/schema.ts";
import { because, said } from "../said.ts";
import { Id, IfUpdatedAt, Text, Timestamp } from "../schema.ts";

export const User = z.object({ id: Id, primary_email: z.string(), created_at: Timestamp, updated_at: Timestamp });
export const UserOutput = z.object({ user: User });

const CurrentPassword = Text.max(1024);

export const UserChanges = z.object({
  email: Email.optional(),
  password: Password.optional(),
  current_password: CurrentPassword,
});
export const UpdateUserInput = UserChanges.extend(IfUpdatedAt.shape).refine(
  (input) => input.email !== undefined || input.password !== undefined,
  because(() => said`Give a new email, a new password or both`),
);
export type UpdateUserInput = z.infer<typeof UpdateUserInput>;

export const DeleteUserInput = IfUpdatedAt.extend({ current_password: CurrentPassword.optional() });
export type DeleteUserInput = z.infer<typeof DeleteUserInput>;
