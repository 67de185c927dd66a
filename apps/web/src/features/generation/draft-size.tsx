import { plural, t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { memo } from "react";
import { cn } from "../../lib/cn.ts";
import { locale } from "../../lib/language.ts";
import type { AttachedText } from "./drafts.ts";
import { estimateTokens } from "./given-files.ts";

export interface DraftSizeProps {
  /** Of the text, in characters. */
  length: number;
  files: readonly MessageFile[];
  texts: readonly AttachedText[];
  /** What the model takes in, if that is known. */
  contextTokens?: number | undefined;
  className?: string;
}

// The rest of what a model takes in is for its answer.
const QUESTION_SHARE = 0.75;
/** Nobody asks how much a few words are. */
const WORTH_SAYING = 10;

/** About how much the message being written is for a model. */
export const DraftSize = memo(function DraftSize({ length, files, texts, contextTokens, className }: DraftSizeProps) {
  const attached = texts.reduce((sum, { text }) => sum + text.length, 0);
  const tokens = estimateTokens(length + attached, files);
  const count = files.length + texts.length;
  if (count === 0 && tokens < WORTH_SAYING) return null;
  const isTight = contextTokens !== undefined && tokens > contextTokens * QUESTION_SHARE;
  return (
    <p className={cn("text-xs tabular-nums", isTight ? "text-warning" : "text-muted-foreground", className)}>
      {count === 0 ? textSize(tokens, contextTokens) : filesSize(tokens, count, contextTokens)}
      {isTight && `: ${t`some will be left out`}`}
    </p>
  );
});

function textSize(tokens: number, contextTokens: number | undefined) {
  const about = tokens.toLocaleString(locale);
  if (contextTokens === undefined) return t`About ${about} tokens`;
  return t`About ${about} of ${contextTokens.toLocaleString(locale)} tokens`;
}

function filesSize(tokens: number, files: number, contextTokens: number | undefined) {
  const about = tokens.toLocaleString(locale);
  const most = contextTokens?.toLocaleString(locale);
  if (most === undefined)
    return plural(files, {
      one: `About ${about} tokens with this file`,
      other: `About ${about} tokens with these files`,
    });
  return plural(files, {
    one: `About ${about} tokens with this file, of the ${most} that the model takes in`,
    other: `About ${about} tokens with these files, of the ${most} that the model takes in`,
  });
}
