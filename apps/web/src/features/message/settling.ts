import { toast } from "../../components/toast.tsx";
import { settleKey } from "../../lib/keys.ts";
import { errorText, isRefused } from "../../lib/trpc.ts";

/**
 * What a mutation does at its end whose key is kept under the name `action`: the key is given up when the request was answered,
 * and kept where the answer was lost, so that the next try is the same one. What went wrong is told.
 */
export const settling = <Output>(action: string, onSuccess: (output: Output) => void) => ({
  onSuccess(output: Output) {
    settleKey(action);
    onSuccess(output);
  },
  onError(error: Parameters<typeof errorText>[0]) {
    if (isRefused(error)) settleKey(action);
    toast.error(errorText(error));
  },
});
