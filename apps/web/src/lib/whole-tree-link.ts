import type { AppRouter } from "@neptun/api";
import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";

type Tree = Awaited<ReturnType<ReturnType<AppRouter["createCaller"]>["project"]["files"]>>;

/** The server gives a tree page by page; a screen that folds folders needs all of it, and gets it as one. */
export const wholeTreeLink: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) => {
    const input = op.input as { limit?: number } | undefined;
    if (op.path !== "project.files" || input?.limit !== undefined) return next(op);
    return observable((observer) => {
      const files: Tree["files"] = [];
      let stop = () => {};
      const ask = (after?: string) => {
        const asking = next({ ...op, input: { ...input, after } }).subscribe({
          next: (value) => {
            if (value.result.type !== undefined && value.result.type !== "data") return;
            const page = value.result.data as Tree;
            files.push(...page.files);
            if (page.next !== null) return ask(page.next);
            observer.next({ ...value, result: { ...value.result, data: { files, next: null } } });
            observer.complete();
          },
          error: (error) => observer.error(error),
        });
        stop = () => asking.unsubscribe();
      };
      ask();
      return () => stop();
    });
  };
