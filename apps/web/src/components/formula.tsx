import { t } from "@lingui/core/macro";
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

/** What a formula may ask for: nothing is as large as it likes, or means itself over and over. */
const LIMITS = { maxSize: [20, 20] as [number, number], maxExpand: 200 };

/** A formula as the browser's own MathML; what is not TeX stays as it was written. */
export function Formula({ source, display }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState<string>();
  const isShown = failed !== source;
  useLayoutEffect(() => {
    if (!isShown) return;
    try {
      temml.render(source, place.current!, { displayMode: display, throwOnError: true, ...LIMITS });
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
    <ScrollBox label={t`Formula`} className="my-4 overflow-y-clip py-1">
      {formula}
    </ScrollBox>
  );
}
