import { t } from "@lingui/core/macro";
import { lazyRouteComponent } from "@tanstack/react-router";
import { Suspense } from "react";
import { useStartChat } from "../features/chat/use-start-chat.ts";
import { NewComposer } from "../features/generation/new-composer.tsx";
import { ModelPicker } from "../features/model/model-picker.tsx";
import { useModelChoice } from "../features/model/use-model-choice.ts";
import { trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";
import { usePreloadedChat } from "./use-preloaded-chat.ts";

// It is there when the page is: the frame waits for it.
const BelowNewChat = lazyRouteComponent(() => import("./behind.tsx"), "BelowNewChat");

function greeting(hour = new Date().getHours()) {
  if (hour < 5 || hour >= 18) return t`Good evening`;
  return hour < 12 ? t`Good morning` : t`Good afternoon`;
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
      <div className="screen flex flex-col pb-[12vh]">
        <div className="mx-auto my-auto w-full max-w-2xl py-8">
          <h1 className="font-semibold text-2xl tracking-tight sm:text-[28px]">{greeting()}.</h1>
          <p className="mt-1 mb-6 text-lg text-muted-foreground">{t`What shall we make?`}</p>
          <NewComposer
            draftKey={draftKey}
            autoFocus
            onSend={start}
            tools={<ModelPicker value={model} onChange={choose} />}
          />
          <Suspense fallback={null}>
            <BelowNewChat draftKey={draftKey} />
          </Suspense>
        </div>
      </div>
    </>
  );
}
