import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { type CommandId, commandOf } from "../../lib/commands.ts";
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
        <section key={section} aria-label={section}>
          <h3 className="mb-1 font-medium text-muted-foreground text-xs">{section}</h3>
          <ul className="divide-y text-sm">
            {ids.map((id) => (
              <ShortcutRow
                key={id}
                {...{ id, own }}
                title={commandOf(id).title}
                isRecording={recording === id}
                onRecord={(on) => setRecording(on ? id : undefined)}
              />
            ))}
          </ul>
        </section>
      ))}
      <Button disabled={!hasOwn} onClick={() => reset()}>
        Reset all shortcuts
      </Button>
    </div>
  );
}
