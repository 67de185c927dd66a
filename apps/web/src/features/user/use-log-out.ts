import { useNavigate } from "@tanstack/react-router";
import { toast } from "../../components/toast.tsx";
import { errorText, queryClient, trpc } from "../../lib/trpc.ts";

/** Ends the session and forgets what it has shown. */
export function useLogOut() {
  const navigate = useNavigate();
  return trpc.auth.logout.useMutation({
    onSuccess: async () => {
      queryClient.removeQueries({ queryKey: [["user"]] });
      await navigate({ to: "/login" });
      queryClient.clear();
    },
    onError: (error) => toast.error(errorText(error)),
  });
}
