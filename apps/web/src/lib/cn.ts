/** Joins class names, which must not contradict each other: what can be overruled is in components.css. */
export const cn = (...classes: (string | false | null | undefined)[]) => classes.filter(Boolean).join(" ");
