/** A formula as it was written. */
export const FormulaSource = ({ source }: { source: string }) => (
  <code dir="ltr" className="whitespace-pre-wrap font-mono text-[0.875em]">
    {source}
  </code>
);
