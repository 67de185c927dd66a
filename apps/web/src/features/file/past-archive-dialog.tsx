import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { type ArchiveOf, archiveLink } from "./archive-link.ts";

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** As a field for date and time wants it: in local time, to the minute. */
const toField = (date: Date) =>
  `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}T${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;

/** The files of a project as they were at a time that is asked for. */
export function PastArchiveDialog({ of, onClose }: { of: ArchiveOf; onClose: () => void }) {
  const [now] = useState(() => toField(new Date()));
  const [value, setValue] = useState(now);
  const at = new Date(value);
  const isTime = !Number.isNaN(at.getTime());
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`As it was at a time`}
      description={t`A zip with every file as it stood then: its text and its path.`}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isTime) return;
          location.assign(archiveLink(of, { at }));
          onClose();
        }}
      >
        <Field label={t`Date and time`} error={isTime ? undefined : t`Choose a date and a time.`}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              type="datetime-local"
              max={now}
              value={value}
              onChange={({ target }) => setValue(target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary" disabled={!isTime}>
            {t`Download`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
