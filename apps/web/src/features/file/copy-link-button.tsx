import { Link2 } from "lucide-react";
import { CopyButton, type CopyButtonProps } from "../../components/copy-button.tsx";

/** Copies an address. */
export const CopyLinkButton = (props: Omit<CopyButtonProps, "icon">) => (
  <CopyButton icon={<Link2 aria-hidden="true" />} {...props} />
);
