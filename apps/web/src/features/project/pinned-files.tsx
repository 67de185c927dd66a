import { t } from "@lingui/core/macro";
import type { ProjectContext } from "@neptun/api/project/schema";
import { Link } from "@tanstack/react-router";
import { Pin, X } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import { toast } from "../../components/toast.tsx";
import { announce } from "../../lib/announce.ts";
import { locale } from "../../lib/language.ts";
import { errorText, trpc } from "../../lib/trpc.ts";

/** The files that go with every question, and those that do not fit. */
export function PinnedFiles({ projectId, parts }: { projectId: number } & Pick<ProjectContext, "parts">) {
  const utils = trpc.useUtils();
  const pin = trpc.project.updateFile.useMutation({
    onSuccess: ({ file }) => {
      announce(t`${file.title} is no longer pinned`);
      void utils.project.files.invalidate();
    },
    onError: (error) => void toast.error(errorText(error)),
    onSettled: () => utils.project.context.invalidate({ project_id: projectId }),
  });
  const files = parts.filter(({ kind }) => kind === "file");
  return (
    <section aria-labelledby="context-files">
      <h2 id="context-files" className="mb-2 font-medium text-sm">
        {t`Pinned files`}
      </h2>
      {files.length === 0 ? (
        <p className="text-muted-foreground text-sm">
          {t`None. A pinned file goes with every question in the project, as its newest version.`}
        </p>
      ) : (
        <ul className="divide-y rounded-lg border">
          {files.map((file) => (
            <li key={file.file_id} className="flex min-h-11 items-center gap-2 px-3 py-1 text-sm">
              <Pin aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
              <Link
                to="/chats/$chatId"
                params={{ chatId: String(file.chat_conversation_id) }}
                search={{ file: file.file_id ?? undefined }}
                className="min-w-0 flex-1 truncate hover:underline"
              >
                {file.title}
              </Link>
              <span className="shrink-0 text-[13px] text-muted-foreground">
                {file.left_out ? (
                  <span className="text-warning">{t`Left out: it does not fit`}</span>
                ) : (
                  t`about ${file.tokens.toLocaleString(locale)} tokens`
                )}
              </span>
              <IconButton
                label={t`Unpin ${file.title ?? ""}`}
                size="icon-sm"
                disabled={pin.isPending}
                onClick={() => pin.mutate({ project_id: projectId, title: file.title ?? "", pinned: false })}
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
