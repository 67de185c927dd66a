import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";

export const Input = ({ className, ...props }: ComponentProps<"input">) => (
  <input className={cn("field-control field-line", className)} {...props} />
);

export const Textarea = ({ className, ...props }: ComponentProps<"textarea">) => (
  <textarea className={cn("field-control field-area", className)} {...props} />
);

export const Select = ({ className, ...props }: ComponentProps<"select">) => (
  <select className={cn("field-control field-line appearance-auto", className)} {...props} />
);
