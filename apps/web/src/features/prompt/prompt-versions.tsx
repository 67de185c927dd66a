import { plural, t } from "@lingui/core/macro";
import type { Prompt } from "@neptun/api/prompt/schema";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { type DiffMode, DiffView } from "../../components/diff-view.tsx";
import { toast } from "../../components/toast.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { useChangePrompt } from "./use-change-prompt.ts";

/** All texts that a prompt has had; each can be compared with the newest, and made the newest again. */
export function PromptVersions({ prompt }: { prompt: Prompt }) {
  const { data } = trpc.prompt.versions.useQuery({ prompt_id: prompt.id });
  const [shown, setShown] = useState<number>();
  const { restore } = useChangePrompt();
  const bringBack = (version: number) =>
    restore.mutate(
      { prompt_id: prompt.id, version },
      {
        onSuccess: () => {
          setShown(undefined);
          toast.success(t`Version ${version} is in use again`);
        },
        onError: (error) => toast.error(errorText(error)),
      },
    );
  return (
    <section aria-labelledby="versions" className="mt-10">
      <h2 id="versions" className="mb-2 font-semibold text-lg">
        {t`Versions`}
      </h2>
      <ul className="divide-y">
        {(data?.promptVersions ?? []).map(({ version, created_at, characters }) => (
          <li key={version} className="py-2.5">
            <div className="flex flex-wrap items-center gap-2">
              <p className="min-w-0 flex-1 basis-48">
                <span className="font-medium">{t`Version ${version}`}</span>{" "}
                <span className="text-muted-foreground text-sm">
                  <time dateTime={created_at} title={fullDate(created_at)}>
                    {shortDate(created_at)}
                  </time>
                  , {plural(characters, { one: "# character", other: "# characters" })}
                </span>
              </p>
              {version === prompt.version ? (
                <span className="px-3 text-muted-foreground text-sm">{t`In use`}</span>
              ) : (
                <>
                  <Button
                    size="sm"
                    aria-expanded={shown === version}
                    aria-label={t`Compare version ${version} with the newest`}
                    onClick={() => setShown(shown === version ? undefined : version)}
                  >
                    {t`Compare`}
                  </Button>
                  <Button
                    size="sm"
                    busy={restore.isPending}
                    aria-label={t`Use again: version ${version}`}
                    onClick={() => bringBack(version)}
                  >
                    {t`Use again`}
                  </Button>
                </>
              )}
            </div>
            {shown === version && <Comparison prompt={prompt} version={version} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Comparison({ prompt, version }: { prompt: Prompt; version: number }) {
  const { data } = trpc.prompt.version.useQuery({ prompt_id: prompt.id, version });
  const [mode, setMode] = useState<DiffMode>("unified");
  const [wrap, setWrap] = useState(true);
  const newest = prompt.version;
  const text = data?.promptVersion.text;
  if (typeof text !== "string") return null;
  return (
    <div className="mt-3 h-80 overflow-hidden rounded-lg border">
      <DiffView
        label={t`Changes since version ${version}`}
        before={{ label: t`Version ${version}`, text }}
        after={{ label: t`Version ${newest}`, text: prompt.text }}
        language="markdown"
        mode={mode}
        onModeChange={setMode}
        wrap={wrap}
        onWrapChange={setWrap}
      />
    </div>
  );
}
