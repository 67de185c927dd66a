import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Share } from "@neptun/api/share/schema";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field, FieldError } from "../../components/field.tsx";
import { Input, Select } from "../../components/input.tsx";
import { errorIssues, errorText } from "../../lib/trpc.ts";
import { inDays, toEmails } from "./share-words.ts";

/** Who may read, and how long; what is left out stays as it is. */
export interface Access {
  password?: string | null;
  emails?: string[];
  expires_at?: string | null;
}

export interface AccessFormProps {
  /** The one that is changed; without it, another is made. */
  share?: Share;
  submitLabel: string;
  onSubmit(access: Access): Promise<void>;
  children?: ReactNode;
}

const KEEP = "keep";

/** What a link asks of its readers. */
export function AccessForm({ share, submitLabel, onSubmit, children }: AccessFormProps) {
  const [password, setPassword] = useState("");
  const [takeAway, setTakeAway] = useState(false);
  const [emails, setEmails] = useState(share?.emails.join(", ") ?? "");
  const [days, setDays] = useState(share ? KEEP : "");
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit({
        password: takeAway ? null : password || undefined,
        emails: toEmails(emails),
        expires_at: days === KEEP ? undefined : days === "" ? null : inDays(Number(days)),
      });
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const issueOf = (field: string) => errorIssues(error).find(({ path }) => path[0] === field)?.message;
  const known = issueOf("password") ?? issueOf("emails") ?? issueOf("expires_at");
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {children}
      <Field
        label={share?.has_password ? t`New password` : t`Password`}
        hint={share?.has_password ? t`Left empty, the present one stays.` : t`Left empty, the link is enough.`}
        error={issueOf("password")}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            disabled={takeAway}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {share?.has_password && (
        <Check checked={takeAway} onChange={setTakeAway}>
          <Trans>Take the password away</Trans>
        </Check>
      )}
      <Field label={t`Ends`} error={issueOf("expires_at")}>
        {(control) => (
          <Select {...control} value={days} onChange={(event) => setDays(event.target.value)}>
            {share && <option value={KEEP}>{t`As it is`}</option>}
            <option value="">{t`Never`}</option>
            <option value="1">{t`After a day`}</option>
            <option value="7">{t`After 7 days`}</option>
            <option value="30">{t`After 30 days`}</option>
          </Select>
        )}
      </Field>
      <Field
        label={t`Only for`}
        hint={t`E-mail addresses of accounts here, separated by commas. Left empty, everyone with the link may read.`}
        error={issueOf("emails")}
      >
        {(control) => (
          <Input {...control} autoComplete="off" value={emails} onChange={(event) => setEmails(event.target.value)} />
        )}
      </Field>
      <FieldError>{error !== undefined && !known && errorText(error)}</FieldError>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

export interface CheckProps {
  checked: boolean;
  onChange(checked: boolean): void;
  children: ReactNode;
}

export const Check = ({ checked, onChange, children }: CheckProps) => (
  <label className="-mx-2 flex items-start gap-3 rounded-md px-2 py-1.5 text-sm hover:bg-hover coarse:min-h-11">
    <input
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      className="mt-0.5 size-4 shrink-0 accent-(--primary)"
    />
    <span>{children}</span>
  </label>
);
