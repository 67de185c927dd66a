import type { ReactNode } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { ScrollBox } from "../../components/scroll-box.tsx";
import type { ProviderGuide } from "./provider-guides.ts";

const Typed = ({ label, text }: { label: string; text: string }) => (
  <div className="mt-2 flex items-start justify-between gap-2 rounded-md border bg-muted py-1 ps-3 pe-1">
    <ScrollBox label={label}>
      <pre className="py-1.5 font-mono text-[13px]">{text}</pre>
    </ScrollBox>
    <CopyButton label={`Copy ${label.toLowerCase()}`} text={text} />
  </div>
);
const Step = ({ children }: { children: ReactNode }) => (
  <li className="ps-1 marker:text-muted-foreground">{children}</li>
);

/** What the operator does, in order, until the connection can be tested. */
export const ProviderSteps = ({ guide: { text, commands, env } }: { guide: ProviderGuide }) => (
  <div className="space-y-4">
    <p className="text-muted-foreground">{text}</p>
    <ol className="list-decimal space-y-4 ps-5">
      {commands && (
        <Step>
          In a terminal:
          <Typed label="Commands" text={commands} />
        </Step>
      )}
      {env && (
        <>
          <Step>
            In the file <code className="font-mono text-[13px]">.env</code> beside Neptun’s{" "}
            <code className="font-mono text-[13px]">package.json</code>:
            <Typed label="Settings" text={env} />
          </Step>
          <Step>
            Start Neptun again. Answers that are being written are kept as far as they came.
            <Typed label="Command" text="npm start" />
          </Step>
        </>
      )}
      <Step>Test the connections below.</Step>
    </ol>
  </div>
);
