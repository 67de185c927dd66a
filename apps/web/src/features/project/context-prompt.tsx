import { t } from "@lingui/core/macro";
import type { ProjectContext } from "@neptun/api/project/schema";
import { CopyButton } from "../../components/copy-button.tsx";
import { ScrollBox } from "../../components/scroll-box.tsx";
import { locale } from "../../lib/language.ts";

/** What the model gets before the conversation, to the letter. */
export const ContextPrompt = ({ context }: { context: ProjectContext }) => (
  <section aria-labelledby="context-prompt">
    <div className="mb-2 flex items-center gap-2">
      <h2 id="context-prompt" className="flex-1 font-medium text-sm">
        {t`As it will be sent`}
      </h2>
      <CopyButton text={context.prompt} label={t`Copy the context`} />
    </div>
    <p className="mb-2 text-[13px] text-muted-foreground">{sizeText(context)}</p>
    <ScrollBox
      label={t`The context as it will be sent`}
      className="max-h-[60dvh] overflow-y-auto rounded-lg border bg-code p-3 text-[13px] text-code-foreground"
    >
      <pre dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {context.prompt}
      </pre>
    </ScrollBox>
  </section>
);

function sizeText({ tokens, context_tokens, model }: ProjectContext) {
  const about = tokens.toLocaleString(locale);
  if (!model) return t`About ${about} tokens. How much fits is up to the model of a chat.`;
  const share = Math.round((100 * tokens) / context_tokens);
  const most = context_tokens.toLocaleString(locale);
  return share === 0
    ? t`About ${about} tokens: less than 1 % of the ${most} that ${model} takes in.`
    : t`About ${about} tokens: ${share} % of the ${most} that ${model} takes in.`;
}
