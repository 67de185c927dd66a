import { useNavigate } from "@tanstack/react-router";
import { toast } from "../../components/toast.tsx";
import { forgetSeen } from "../../lib/forget-seen.ts";
import { stay } from "../../lib/leaving.ts";
import { errorText, queryClient, trpc } from "../../lib/trpc.ts";
import { forgetTraces } from "../../lib/unsent.ts";

/** Ends the session and forgets what it has shown. */
export function useLogOut() {
  const navigate = useNavigate();
  return trpc.auth.logout.useMutation({
    onSuccess: async () => {
      forgetSeen();
      forgetTraces();
      queryClient.removeQueries({ queryKey: [["user"]] });
      await navigate({ to: "/login" });
      queryClient.clear();
    },
    onError: (error) => toast.error(errorText(error)),
    onSettled: stay,
  });
}
