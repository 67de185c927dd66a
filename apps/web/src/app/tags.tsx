import { t } from "@lingui/core/macro";
import { TagList } from "../features/tag/tag-list.tsx";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

/** The words that chats are sorted by. */
export function Tags() {
  useTitle(t`Tags`);
  return (
    <>
      <ScreenHeader />
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <h1 className="font-semibold text-2xl tracking-tight">{t`Tags`}</h1>
          <p className="mt-1 mb-6 text-muted-foreground">
            {t`What is changed here is changed on all chats that have the tag.`}
          </p>
          <TagList />
        </div>
      </div>
    </>
  );
}
