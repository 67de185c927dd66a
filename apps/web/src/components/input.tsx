import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";

export const inputClass =
  "block w-full min-w-0 rounded-md border border-input bg-card px-3 text-[15px] text-foreground transition-colors focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-ring/30 focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-destructive coarse:text-base";

export const Input = ({ className, ...props }: ComponentProps<"input">) => (
  <input className={cn(inputClass, "h-10 coarse:h-11", className)} {...props} />
);

export const Textarea = ({ className, ...props }: ComponentProps<"textarea">) => (
  <textarea className={cn(inputClass, "min-h-24 resize-y py-2", className)} {...props} />
);

export const Select = ({ className, ...props }: ComponentProps<"select">) => (
  <select className={cn(inputClass, "h-10 coarse:h-11 appearance-auto", className)} {...props} />
);
