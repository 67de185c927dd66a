import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Dialog } from "../../components/dialog.tsx";
import { COMMAND_IDS, commandOf, SECTIONS } from "../../lib/commands.ts";
import { keysOf, useShortcuts } from "../../lib/shortcuts.ts";
import { groupCommands } from "./command-groups.ts";
import { Keys } from "./keys.tsx";

/** All shortcuts on one sheet. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const own = useShortcuts((state) => state.own);
  const groups = groupCommands(COMMAND_IDS.filter((id) => keysOf(id, own).length > 0));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t`Keyboard shortcuts`} className="max-w-3xl">
      <div className="columns-2 gap-8 max-sm:columns-1">
        {groups.map(([section, ids]) => (
          <section key={section} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-muted-foreground text-xs">{t(SECTIONS[section])}</h3>
            <dl className="text-sm">
              {ids.map((id) => (
                <div key={id} className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 py-0.5">
                  <dt className="min-w-0">{t(commandOf(id).title)}</dt>
                  <dd className="ms-auto flex shrink-0 flex-wrap justify-end gap-2">
                    {keysOf(id, own).map((combo) => (
                      <Keys key={combo} combo={combo} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-2 text-muted-foreground text-sm">
        <Link to="/settings" hash="shortcuts" onClick={onClose} className="text-link underline">
          {t`Change them in the settings`}
        </Link>
      </p>
    </Dialog>
  );
}
