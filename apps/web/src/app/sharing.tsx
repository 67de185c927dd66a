import { soon } from "../components/soon.tsx";
import { shareNothing, useSharing } from "../lib/sharing.ts";

const ShareDialog = soon(() => import("../features/share/share-dialog.tsx").then(({ ShareDialog }) => ShareDialog));

/** The dialog for what is to be shared, while there is something. */
export function Sharing() {
  const { thing, name } = useSharing();
  if (!thing) return null;
  return <ShareDialog thing={thing} name={name} onClose={shareNothing} />;
}
