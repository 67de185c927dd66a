import { useNavigate } from "@tanstack/react-router";
import { forgetSeen } from "../../lib/forget-seen.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { forgetTraces, forgetUnsent } from "../../lib/unsent.ts";

/** Deletes the account with everything in it. */
export function useDeleteUser() {
  const navigate = useNavigate();
  return trpc.user.delete.useMutation({
    onSuccess: async () => {
      forgetSeen();
      forgetTraces();
      forgetUnsent();
      queryClient.removeQueries({ queryKey: [["user"]] });
      await navigate({ to: "/sign-up" });
      queryClient.clear();
    },
  });
}
