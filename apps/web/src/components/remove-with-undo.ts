import { offerUndo } from "./toast.tsx";

export interface Removal {
  /** What the offer says. */
  text: string;
  hide: () => void;
  show: () => void;
  /** Goes back to where it was open, if it was. */
  comeBack?: () => void;
  remove: () => Promise<unknown>;
  restore: () => Promise<unknown>;
  /** It is gone: nothing of it is to be shown again. */
  forget?: () => void;
  /** Something has changed on the server. */
  settle: () => void;
}

const succeeds = (request: Promise<unknown>) =>
  request.then(
    () => true,
    () => false,
  );

/** Hides a thing at once while it is removed, and offers to bring it back. What could not be removed is shown again. */
export async function removeWithUndo({ text, hide, show, comeBack, remove, restore, forget, settle }: Removal) {
  hide();
  const removed = succeeds(remove());
  let isUndone = false;
  const withdraw = offerUndo(text, async () => {
    isUndone = true;
    show();
    if (!(await removed)) return;
    if (await succeeds(restore())) comeBack?.();
    else {
      hide();
      forget?.();
    }
    settle();
  });
  if (!(await removed)) {
    withdraw();
    show();
    comeBack?.();
    return;
  }
  if (!isUndone) forget?.();
  settle();
}
