import { t } from "@lingui/core/macro";
import type { ProjectContext } from "@neptun/api/project/schema";
import { Link } from "@tanstack/react-router";
import { FilePath } from "../features/file/file-path.tsx";
import { PinnedFiles } from "../features/file/pinned-files.tsx";
import { locale } from "../lib/language.ts";

/** The files that go with every question, and those that do not fit. */
export function ContextFiles({ projectId, parts }: { projectId: number } & Pick<ProjectContext, "parts">) {
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
        <PinnedFiles
          projectId={projectId}
          className="divide-y rounded-lg border px-1"
          files={files.map(({ title, file_id, chat_conversation_id, left_out, tokens }) => ({
            title: title ?? "",
            link: (
              <Link
                to="/chats/$chatId"
                params={{ chatId: String(chat_conversation_id) }}
                search={{ file: file_id ?? undefined }}
                className="flex min-h-11 min-w-0 flex-1 items-center px-2 text-sm hover:underline"
              >
                <FilePath title={title ?? ""} />
              </Link>
            ),
            detail: (
              <span className="shrink-0 text-[13px] text-muted-foreground">
                {left_out ? (
                  <span className="text-warning">{t`Left out: it does not fit`}</span>
                ) : (
                  t`about ${tokens.toLocaleString(locale)} tokens`
                )}
              </span>
            ),
          }))}
        />
      )}
    </section>
  );
}
