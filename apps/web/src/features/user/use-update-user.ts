import { trpc } from "../../lib/trpc.ts";

export function useUpdateUser() {
  const utils = trpc.useUtils();
  return trpc.user.update.useMutation({ onSuccess: (answer) => utils.user.get.setData(undefined, answer) });
}
