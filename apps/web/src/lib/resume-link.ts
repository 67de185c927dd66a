import type { AppRouter } from "@neptun/api";
import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { waitForSession } from "./session.ts";

const isSignedOut = (error: unknown) =>
  error instanceof TRPCClientError && (error as TRPCClientError<AppRouter>).data?.code === "UNAUTHORIZED";

/** What is refused because the session ended under an open page goes on when the person has signed in again. */
export const resumeLink =
  (isOpenPage: () => boolean): TRPCLink<AppRouter> =>
  () =>
  ({ next, op }) =>
    observable((observer) => {
      let stop = () => {};
      const run = () => {
        const running = next(op).subscribe({
          ...observer,
          error: (error) => {
            if (!isSignedOut(error) || op.path.startsWith("auth.") || !isOpenPage()) return observer.error(error);
            stop = waitForSession({ again: run, giveUp: () => observer.error(error) });
          },
        });
        stop = () => running.unsubscribe();
      };
      run();
      return () => stop();
    });
