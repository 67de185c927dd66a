import { msg, t } from "@lingui/core/macro";
import { daysAgo } from "./filters.ts";

const TIPS = [
  { words: '"multi-stage build"', meaning: msg`These words, one after the other` },
  { words: "lang:dockerfile", meaning: msg`In files of a language; ext:yml of an extension` },
  { words: "is:file", meaning: msg`Only files; or is:message, is:chat, is:prompt, is:pinned, is:archived` },
  { words: "role:user", meaning: msg`What was asked; role:assistant for the answers` },
  { words: `after:${daysAgo(30)}`, meaning: msg`Since a day; before: until one` },
  { words: "project:", meaning: msg`In a project, by its name; chat: and tag: likewise` },
];

/** What can be asked for, each of it a button that writes it. */
export const SearchTips = ({ onChoose }: { onChoose: (words: string) => void }) => (
  <section aria-labelledby="search-tips" className="mx-auto max-w-xl">
    <h2 id="search-tips" className="mb-2 font-medium text-muted-foreground text-sm">
      {t`What a search understands`}
    </h2>
    <ul className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1 text-sm max-sm:grid-cols-1">
      {TIPS.map(({ words, meaning }) => (
        <li key={words} className="contents">
          <button
            type="button"
            onClick={() => onChoose(words)}
            className="justify-self-start rounded-md border bg-muted px-2 py-1 font-mono text-[13px] hover:bg-hover coarse:min-h-11"
          >
            {words}
          </button>
          <span className="text-muted-foreground max-sm:mb-2">{t(meaning)}</span>
        </li>
      ))}
    </ul>
  </section>
);
