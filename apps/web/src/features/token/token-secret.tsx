import { t } from "@lingui/core/macro";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { trpc } from "../../lib/trpc.ts";
import { curlExample } from "./token-words.ts";

function Copied({ label, text, copy }: { label: string; text: string; copy: string }) {
  return (
    <figure>
      <figcaption className="mb-1.5 font-medium text-sm">{label}</figcaption>
      <div className="flex items-start gap-1 rounded-lg border bg-code py-1.5 pe-1.5 ps-3">
        <pre className="min-w-0 flex-1 whitespace-pre-wrap break-all py-1 font-mono text-[13px] text-code-foreground leading-5">
          {text}
        </pre>
        <CopyButton label={copy} text={text} />
      </div>
    </figure>
  );
}

/** The secret of a new token, and a request that works with it. */
export function TokenSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { data } = trpc.user.get.useQuery();
  return (
    <div className="space-y-4">
      <Copied label={t`Token`} text={secret} copy={t`Copy token`} />
      {data && (
        <Copied
          label={t`Try it`}
          text={curlExample(location.origin, data.user.id, secret)}
          copy={t`Copy the example`}
        />
      )}
      <div className="flex justify-end pt-2">
        <Button variant="primary" onClick={onDone}>
          {t`Done`}
        </Button>
      </div>
    </div>
  );
}
