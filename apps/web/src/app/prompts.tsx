import { t } from "@lingui/core/macro";
import { Download, Plus, Slash } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { SearchField } from "../components/search-field.tsx";
import { ImportPrompts } from "../features/prompt/import-prompts.tsx";
import { NewPromptDialog } from "../features/prompt/new-prompt-dialog.tsx";
import { PromptList } from "../features/prompt/prompt-list.tsx";
import { promptsPage } from "../lib/pages.ts";
import { promptDraftKey } from "../lib/text-drafts.ts";
import { trpc } from "../lib/trpc.ts";
import { useDebounced } from "../lib/use-debounced.ts";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

export function Prompts() {
  useTitle(t`Prompts`);
  const [search, setSearch] = useState("");
  const query = useDebounced(search.trim());
  const { data: all } = trpc.prompt.list.useQuery(promptsPage);
  const found = trpc.prompt.list.useQuery(
    { ...promptsPage, query },
    { enabled: query !== "", placeholderData: (old) => old },
  );
  const { data: user } = trpc.user.get.useQuery();
  const [creating, setCreating] = useState(false);
  const shown = query === "" ? all : found.data;
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" />
      {t`New prompt`}
    </Button>
  );
  const isEmpty = all?.prompts.length === 0;
  return (
    <>
      <ScreenHeader />
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <h1 className="font-semibold text-2xl tracking-tight">{t`Prompts`}</h1>
            <div className="flex flex-wrap gap-2">
              <ImportPrompts />
              {all && !isEmpty && (
                <>
                  <Button asChild>
                    <a href={`/api/users/${user?.user.id}/prompts/archive.zip`} download>
                      <Download aria-hidden="true" />
                      {t`Export`}
                    </a>
                  </Button>
                  {create}
                </>
              )}
            </div>
          </div>
          {isEmpty && (
            <EmptyState
              icon={<Slash aria-hidden="true" />}
              title={t`No prompts yet`}
              action={create}
              className="rounded-xl border border-dashed"
            >
              {t`A prompt is a text that is asked often. Type / and its name in a message, and fill in its blanks.`}
            </EmptyState>
          )}
          {all && !isEmpty && (
            <SearchField
              label={t`Search prompts`}
              placeholder={t`Search prompts`}
              value={search}
              onChange={setSearch}
            />
          )}
          {shown && !isEmpty && shown.prompts.length > 0 && <PromptList prompts={shown.prompts} />}
          {query !== "" && shown?.prompts.length === 0 && (
            <p role="status" className="py-8 text-center text-muted-foreground">
              {t`No prompt has “${query}” in it.`}
            </p>
          )}
        </div>
      </div>
      <NewPromptDialog draftKey={promptDraftKey(`new:${user?.user.id}`)} open={creating} onOpenChange={setCreating} />
    </>
  );
}
