import { ci } from "./ci.ts";
import { container } from "./container.ts";
import { editor } from "./editor.ts";
import type { Starter } from "./starter.ts";

/** The collections that come with Neptun, in the order they are shown. */
export const starters: readonly Starter[] = [container, ci, editor];
