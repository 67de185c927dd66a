import type { AppRouter } from "@neptun/api";
import type { TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";

type Tree = Awaited<ReturnType<ReturnType<AppRouter["createCaller"]>["project"]["files"]>>;

/** The server gives a tree page by page; a screen that folds folders needs all of it, and gets it as one. */
export const wholeTreeLink: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) => {
    if (op.path !== "project.files") return next(op);
    return observable((observer) => {
      const files: Tree["files"] = [];
      let asking: Unsubscribable;
      const ask = (after?: string | null) => {
        asking = next({ ...op, input: { ...(op.input as object), after } }).subscribe({
          next: ({ result }) => {
            const page = (result as { data: Tree }).data;
            files.push(...page.files);
            page.next === null ? observer.next({ result: { data: { ...page, files } } }) : ask(page.next);
          },
          error: observer.error,
        });
      };
      ask();
      return () => asking.unsubscribe();
    });
  };
