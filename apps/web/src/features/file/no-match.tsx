import { t } from "@lingui/core/macro";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";

/** In the place of a list that a filter has emptied. */
export const NoMatch = ({ onShowAll }: { onShowAll: () => void }) => (
  <EmptyState
    className="m-auto"
    title={t`No file fits`}
    action={<Button onClick={onShowAll}>{t`Show all files`}</Button>}
  >
    {t`Try another word or language.`}
  </EmptyState>
);
