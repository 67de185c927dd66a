import { ChevronsUpDown } from "lucide-react";
import { later } from "../../components/later.tsx";
import { trpc } from "../../lib/trpc.ts";

const Items = later("menu", () => import("./user-menu-items.tsx").then(({ UserMenuItems }) => UserMenuItems));

export function UserMenu() {
  const { data } = trpc.user.get.useQuery();
  const email = data?.user.primary_email ?? "";
  return (
    <Items>
      <button
        type="button"
        className="flex h-11 w-full items-center gap-2.5 rounded-md px-2 text-start text-sm hover:bg-hover data-[state=open]:bg-hover"
      >
        <span
          aria-hidden="true"
          className="grid size-7 shrink-0 place-items-center rounded-full bg-primary-muted font-semibold text-primary text-xs uppercase"
        >
          {email.slice(0, 1)}
        </span>
        <span className="min-w-0 flex-1 truncate">{email}</span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
      </button>
    </Items>
  );
}
