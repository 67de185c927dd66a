import { lazy, Suspense } from "react";
import { shareNothing, useSharing } from "../lib/sharing.ts";

const ShareDialog = lazy(() =>
  import("../features/share/share-dialog.tsx").then(({ ShareDialog }) => ({ default: ShareDialog })),
);

/** The dialog for what is to be shared, while there is something. */
export function Sharing() {
  const { thing, name } = useSharing();
  if (!thing) return null;
  return (
    <Suspense fallback={null}>
      <ShareDialog thing={thing} name={name} onClose={shareNothing} />
    </Suspense>
  );
}
