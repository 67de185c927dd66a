import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { ScrollBox } from "../../components/scroll-box.tsx";
import type { ProviderGuide } from "./provider-guides.ts";

const Typed = ({ label, text }: { label: string; text: string }) => (
  <div className="mt-2 flex items-start justify-between gap-2 rounded-md border bg-muted py-1 ps-3 pe-1">
    <ScrollBox label={label} dir="ltr">
      <pre className="py-1.5 font-mono text-[13px]">{text}</pre>
    </ScrollBox>
    <CopyButton label={t`Copy: ${label}`} text={text} />
  </div>
);
const Step = ({ children }: { children: ReactNode }) => (
  <li className="ps-1 marker:text-muted-foreground">{children}</li>
);

/** What the operator does, in order, until the connection can be tested. */
export const ProviderSteps = ({ guide: { text, commands, env } }: { guide: ProviderGuide }) => (
  <div className="space-y-4">
    <p className="text-muted-foreground">{t(text)}</p>
    <ol className="list-decimal space-y-4 ps-5">
      {commands && (
        <Step>
          <Trans>In a terminal:</Trans>
          <Typed label={t`Commands`} text={commands} />
        </Step>
      )}
      {env && (
        <>
          <Step>
            <Trans>
              In the file <code className="font-mono text-[13px]">.env</code> beside Neptun’s{" "}
              <code className="font-mono text-[13px]">package.json</code>:
            </Trans>
            <Typed label={t`Settings`} text={env} />
          </Step>
          <Step>
            <Trans>Start Neptun again. Answers that are being written are kept as far as they came.</Trans>
            <Typed label={t`Command`} text="npm start" />
          </Step>
        </>
      )}
      <Step>
        <Trans>Test the connections below.</Trans>
      </Step>
    </ol>
  </div>
);
