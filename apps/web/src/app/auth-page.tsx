import type { ReactNode } from "react";
import { Logo } from "../components/logo.tsx";
import { useTitle } from "../lib/use-title.ts";

export interface AuthPageProps {
  title: string;
  text: string;
  footer: ReactNode;
  children: ReactNode;
}

export function AuthPage({ title, text, footer, children }: AuthPageProps) {
  useTitle(title);
  return (
    <main className="flex min-h-dvh flex-col items-center bg-sidebar px-4 py-12 sm:justify-center sm:py-16">
      <div className="w-full max-w-sm">
        <Logo className="mb-6 size-10" />
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        <p className="mt-1.5 text-balance text-muted-foreground">{text}</p>
        <div className="mt-6">{children}</div>
        <p className="mt-6 text-muted-foreground text-sm">{footer}</p>
      </div>
    </main>
  );
}
