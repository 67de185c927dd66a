import { t } from "@lingui/core/macro";
import { getRouteApi } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { Button } from "../components/button.tsx";
import { toast } from "../components/toast.tsx";
import { PromptForm } from "../features/prompt/prompt-form.tsx";
import { PromptVersions } from "../features/prompt/prompt-versions.tsx";
import { useChangePrompt } from "../features/prompt/use-change-prompt.ts";
import { useDeletePrompt } from "../features/prompt/use-delete-prompt.ts";
import { promptDraftKey } from "../lib/text-drafts.ts";
import { errorCode, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { Crumbs } from "./crumbs.tsx";
import { NotFound } from "./errors.tsx";
import { ScreenHeader } from "./screen-header.tsx";

const route = getRouteApi("/shell/prompts/$promptId");

export function PromptScreen() {
  const prompt_id = Number(route.useParams().promptId);
  const { data, error } = trpc.prompt.get.useQuery({ prompt_id });
  const { update } = useChangePrompt();
  const remove = useDeletePrompt();
  const prompt = data?.prompt;
  useTitle(prompt && `/${prompt.name}`);
  if (errorCode(error) === "NOT_FOUND") return <NotFound />;
  if (!prompt) return null;
  return (
    <>
      <ScreenHeader>
        <Crumbs of={[{ name: t`Prompts`, to: { to: "/prompts" } }]} />
      </ScreenHeader>
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
            <h1 dir="auto" className="min-w-0 break-words font-semibold text-2xl tracking-tight">
              /{prompt.name}
            </h1>
            <Button onClick={() => void remove(prompt)}>
              <Trash2 aria-hidden="true" />
              {t`Delete`}
            </Button>
          </div>
          <PromptForm
            key={prompt_id}
            prompt={prompt}
            draftKey={promptDraftKey(prompt_id)}
            submitLabel={t`Save`}
            onSubmit={async ({ name, description, text }) => {
              const if_updated_at = [prompt.updated_at];
              await update.mutateAsync({ prompt_id, name, description, text, if_updated_at });
              toast.success(t`Saved`);
            }}
          />
          <PromptVersions prompt={prompt} />
        </div>
      </div>
    </>
  );
}
