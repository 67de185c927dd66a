import { useNavigate } from "@tanstack/react-router";
import { queryClient, trpc } from "../../lib/trpc.ts";

/** Deletes the account with everything in it. */
export function useDeleteUser() {
  const navigate = useNavigate();
  return trpc.user.delete.useMutation({
    onSuccess: async () => {
      queryClient.removeQueries({ queryKey: [["user"]] });
      await navigate({ to: "/sign-up" });
      queryClient.clear();
    },
  });
}
