import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What is wrong with a form as a whole. */
export const FormAlert = ({ children }: { children?: ReactNode }) => (
  <div role="alert" className="empty:mb-0">
    {children && (
      <p className="flex items-start gap-2 rounded-md bg-destructive-muted px-3 py-2.5 text-destructive text-sm">
        <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        {children}
      </p>
    )}
  </div>
);
