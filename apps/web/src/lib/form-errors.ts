import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { errorIssues, errorText } from "./trpc.ts";

/** Shows what the server refused at the field it is about, or over the button. */
export function setServerError<V extends FieldValues, C, T>(form: UseFormReturn<V, C, T>, error: unknown) {
  const fields = errorIssues(error).filter((issue) => issue.path[0] !== undefined && issue.path[0] in form.getValues());
  for (const { path, message } of fields) form.setError(path[0] as FieldPath<V>, { message }, { shouldFocus: true });
  if (fields.length === 0) form.setError("root", { message: errorText(error) });
}
