import { t } from "@lingui/core/macro";
import { useStartChat } from "../features/chat/use-start-chat.ts";
import { setDraft } from "../features/generation/drafts.ts";
import { NewComposer } from "../features/generation/new-composer.tsx";
import { ModelPicker } from "../features/model/model-picker.tsx";
import { useModelChoice } from "../features/model/use-model-choice.ts";
import { trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { DemoNotice } from "./demo-notice.tsx";
import { ScreenHeader } from "./screen-header.tsx";
import { starters } from "./starters.ts";
import { usePreloadedChat } from "./use-preloaded-chat.ts";

function greeting(hour = new Date().getHours()) {
  if (hour < 5) return t`Good night`;
  if (hour < 12) return t`Good morning`;
  return hour < 18 ? t`Good afternoon` : t`Good evening`;
}

export function NewChat() {
  useTitle(t`New chat`);
  const [model, choose] = useModelChoice();
  const start = useStartChat(model);
  const { data } = trpc.user.get.useQuery();
  // Several people may use one browser.
  const draftKey = `new:${data?.user.id}`;
  usePreloadedChat();
  return (
    <>
      <ScreenHeader />
      <div className="flex flex-1 flex-col overflow-y-auto px-4 pb-[12vh]">
        <div className="mx-auto my-auto w-full max-w-2xl py-8">
          <h1 className="font-semibold text-2xl tracking-tight sm:text-[28px]">{greeting()}.</h1>
          <p className="mt-1 mb-6 text-lg text-muted-foreground">{t`What shall we make?`}</p>
          <NewComposer
            draftKey={draftKey}
            autoFocus
            onSend={start}
            tools={<ModelPicker value={model} onChange={choose} />}
          />
          <ul aria-label={t`Ideas to start with`} className="mt-4 grid gap-2 sm:grid-cols-2">
            {starters.map(({ title, text, Icon }) => (
              <li key={t(title)}>
                <button
                  type="button"
                  onClick={() => setDraft(draftKey, t(text))}
                  className="flex min-h-11 w-full items-center gap-3 rounded-lg border px-3 py-2 text-start text-muted-foreground text-sm transition-colors hover:border-input hover:bg-muted hover:text-foreground"
                >
                  <Icon className="size-4 shrink-0" aria-hidden="true" />
                  {t(title)}
                </button>
              </li>
            ))}
          </ul>
          <DemoNotice />
        </div>
      </div>
    </>
  );
}
