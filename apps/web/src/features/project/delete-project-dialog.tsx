import { plural, t } from "@lingui/core/macro";
import type { Project } from "@neptun/api/project/schema";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { isolated } from "../../lib/isolated.ts";

export interface DeleteProjectDialogProps {
  project: Project;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDelete: (withChats: boolean) => void;
}

/** Asks what becomes of the chats of a project. */
export function DeleteProjectDialog({ project, open, onOpenChange, onDelete }: DeleteProjectDialogProps) {
  const [withChats, setWithChats] = useState(false);
  const { chat_count } = project;
  const choices = [
    [false, plural(chat_count, { one: "Keep its chat", other: "Keep its # chats" }), t`Outside of any project.`],
    [
      true,
      plural(chat_count, { one: "Delete its chat too", other: "Delete its # chats too" }),
      t`The trash can bring all of it back.`,
    ],
  ] as const;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Delete “${isolated(project.name)}”?`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onOpenChange(false);
          onDelete(withChats);
        }}
      >
        <fieldset className="space-y-1">
          <legend className="sr-only">{t`What becomes of its chats`}</legend>
          {choices.map(([value, label, hint]) => (
            <label
              key={label}
              className="-mx-2 flex items-start gap-3 rounded-md px-2 py-2 text-sm hover:bg-hover coarse:min-h-11"
            >
              <input
                type="radio"
                name="chats"
                checked={withChats === value}
                onChange={() => setWithChats(value)}
                className="mt-0.5 size-4 shrink-0 accent-(--primary)"
              />
              <span>
                <span className="block font-medium">{label}</span>
                <span className="block text-muted-foreground">{hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="flex flex-wrap justify-end gap-2 pt-6">
          <Button onClick={() => onOpenChange(false)}>{t`Cancel`}</Button>
          <Button type="submit" variant="danger">
            {t`Delete project`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
