import type { ProjectContext } from "@neptun/api/project/schema";
import { CopyButton } from "../../components/copy-button.tsx";
import { ScrollBox } from "../../components/scroll-box.tsx";

/** What the model gets before the conversation, to the letter. */
export const ContextPrompt = ({ context }: { context: ProjectContext }) => (
  <section aria-labelledby="context-prompt">
    <div className="mb-2 flex items-center gap-2">
      <h2 id="context-prompt" className="flex-1 font-medium text-sm">
        As it will be sent
      </h2>
      <CopyButton text={context.prompt} label="Copy the context" />
    </div>
    <p className="mb-2 text-[13px] text-muted-foreground">{sizeText(context)}</p>
    <ScrollBox
      label="The context as it will be sent"
      className="max-h-[60dvh] overflow-y-auto rounded-lg border bg-code p-3 text-[13px] text-code-foreground"
    >
      <pre className="wrap-anywhere whitespace-pre-wrap">{context.prompt}</pre>
    </ScrollBox>
  </section>
);

function sizeText({ tokens, context_tokens, model }: ProjectContext) {
  const about = `About ${tokens.toLocaleString()} tokens`;
  const share = Math.round((100 * tokens) / context_tokens);
  if (!model) return `${about}. How much fits is up to the model of a chat.`;
  return `${about}: ${share === 0 ? "less than 1" : share} % of the ${context_tokens.toLocaleString()} that ${model} takes in.`;
}
