import { t } from "@lingui/core/macro";
import { Keyboard, RotateCcw, X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { announce } from "../../lib/announce.ts";
import { type CommandId, commandOf } from "../../lib/commands.ts";
import { combosOf, labelsOf } from "../../lib/key-combos.ts";
import { conflictOf, keysOf, refusalOf, useShortcuts } from "../../lib/shortcuts.ts";
import { Keys } from "./keys.tsx";

interface ShortcutRowProps {
  id: CommandId;
  title: string;
  own: Partial<Record<CommandId, string[]>>;
  isRecording: boolean;
  onRecord(on: boolean): void;
}

interface Problem {
  text: string;
  /** Keys that another command has. */
  taken?: { combo: string; by: CommandId };
}

/** The keys of one command; a button listens for others. */
export function ShortcutRow({ id, title, own, isRecording, onRecord }: ShortcutRowProps) {
  const { bind, reset } = useShortcuts();
  const [problem, setProblem] = useState<Problem>();
  const recorder = useRef<HTMLButtonElement>(null);
  const keys = keysOf(id, own);
  const finish = (combo: string) => {
    bind(id, [combo]);
    setProblem(undefined);
    onRecord(false);
    announce(`${title}: ${labelsOf(combo).join(" ")}`);
  };
  const listen = (event: KeyboardEvent) => {
    if (!isRecording || event.key === "Tab") return;
    event.preventDefault();
    if (event.key === "Escape" && !commandOf(id).keys.includes("Escape")) {
      setProblem(undefined);
      onRecord(false);
      return;
    }
    const [combo] = combosOf(event.nativeEvent);
    if (!combo) return;
    const refusal = refusalOf(id, combo);
    const other = conflictOf(id, combo, own);
    if (refusal) setProblem({ text: refusal });
    else if (other)
      setProblem({
        text: t`${labelsOf(combo).join(" ")} is “${t(commandOf(other).title)}” already.`,
        taken: { combo, by: other },
      });
    else finish(combo);
  };
  const takeOver = ({ combo, by }: NonNullable<Problem["taken"]>) => {
    bind(
      by,
      [...keysOf(by, own)].filter((one) => one !== combo),
    );
    finish(combo);
    recorder.current?.focus();
  };
  return (
    <li className="py-1.5">
      <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-36 flex-1">{title}</span>
        <div className="ms-auto flex flex-wrap items-center justify-end gap-x-2">
          <Button
            ref={recorder}
            size="sm"
            variant={isRecording ? "primary" : "ghost"}
            aria-pressed={isRecording}
            onClick={() => onRecord(!isRecording)}
            onKeyDown={listen}
            onBlur={(event) => !problem && event.relatedTarget !== null && onRecord(false)}
          >
            <span className="sr-only">
              {isRecording ? t`Press the keys for ${title}` : t`Change the keys of ${title}`}
            </span>
            {isRecording ? (
              <span aria-hidden="true">{t`Press the keys…`}</span>
            ) : keys.length > 0 ? (
              keys.map((combo) => <Keys key={combo} combo={combo} />)
            ) : (
              <>
                <Keyboard aria-hidden="true" className="text-muted-foreground" />
                {t`None`}
              </>
            )}
          </Button>
          <IconButton
            label={t`No keys for ${title}`}
            size="icon-sm"
            disabled={keys.length === 0}
            onClick={() => bind(id, [])}
          >
            <X aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t`Reset the keys of ${title}`}
            size="icon-sm"
            disabled={own[id] === undefined}
            onClick={() => reset(id)}
          >
            <RotateCcw aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {problem && (
        <p role="alert" className="flex flex-wrap items-center gap-2 pt-1 text-destructive text-[13px]">
          {problem.text}
          {problem.taken && (
            <Button size="sm" onClick={() => takeOver(problem.taken!)}>
              {t`Use them here`}
            </Button>
          )}
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              setProblem(undefined);
              onRecord(false);
              recorder.current?.focus();
            }}
          >
            {t`Keep as it is`}
          </Button>
        </p>
      )}
    </li>
  );
}
