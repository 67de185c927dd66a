import { t } from "@lingui/core/macro";
import { FORMULA_LIMITS, isTooDeep } from "@neptun/api/message/formulas";
import { useLayoutEffect, useRef, useState } from "react";
import temml from "temml";
import "temml/dist/Temml-Local.css";
import "./formula.css";
import { FormulaSource } from "./formula-source.tsx";
import { ScrollBox } from "./scroll-box.tsx";

export interface FormulaProps {
  /** Untrusted TeX. */
  source: string;
  /** On a line of its own. */
  display: boolean;
}

/** A formula as the browser's own MathML; what is not TeX stays as it was written. */
export function Formula({ source, display }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState<string>();
  const isShown = failed !== source && !isTooDeep(source);
  useLayoutEffect(() => {
    if (!isShown) return;
    try {
      temml.render(source, place.current!, { displayMode: display, throwOnError: true, ...FORMULA_LIMITS });
    } catch {
      setFailed(source);
    }
  }, [source, display, isShown]);
  if (!isShown) return <FormulaSource source={source} />;
  // Its children are not React's.
  const formula = <span ref={place} dir="ltr" />;
  if (!display)
    return <span className="inline-block max-w-full overflow-x-auto overflow-y-clip align-middle">{formula}</span>;
  return (
    <ScrollBox as="span" label={t`Formula`} className="my-4 block overflow-y-clip py-1">
      {formula}
    </ScrollBox>
  );
}
