import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ArchivedChats } from "../features/chat/archived-chats.tsx";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

/** The chats that were put away. */
export function Archive() {
  useTitle(t`Archived chats`);
  return (
    <>
      <ScreenHeader />
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <h1 className="font-semibold text-2xl tracking-tight">{t`Archived chats`}</h1>
          <p className="mt-1 mb-6 text-muted-foreground">
            <Trans>Archived chats are out of the list. They are kept, and the search finds them.</Trans>
          </p>
          <ArchivedChats />
        </div>
      </div>
    </>
  );
}
