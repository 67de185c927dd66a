import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { type CommandId, commandOf, SECTIONS } from "../../lib/commands.ts";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { groupCommands } from "./command-groups.ts";
import { ShortcutRow } from "./shortcut-row.tsx";

/** Every command with its keys, which can be changed. */
export function ShortcutList() {
  const { own, reset } = useShortcuts();
  const [recording, setRecording] = useState<CommandId>();
  const hasOwn = Object.values(own).some(Boolean);
  return (
    <div className="space-y-6">
      {groupCommands().map(([section, ids]) => (
        <section key={section} aria-label={t(SECTIONS[section])}>
          <h3 className="mb-1 font-medium text-muted-foreground text-xs">{t(SECTIONS[section])}</h3>
          <ul className="divide-y text-sm">
            {ids.map((id) => (
              <ShortcutRow
                key={id}
                {...{ id, own }}
                title={t(commandOf(id).title)}
                isRecording={recording === id}
                onRecord={(on) => setRecording(on ? id : undefined)}
              />
            ))}
          </ul>
        </section>
      ))}
      <Button disabled={!hasOwn} onClick={() => reset()}>
        {t`Reset all shortcuts`}
      </Button>
    </div>
  );
}
