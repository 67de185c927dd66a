import { locale } from "./language.ts";

const dollars = { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" } as const;

/** "$12.30", and of less than ten cents the first two digits that say something: "$0.0042". */
export const formatCost = (cost: number) =>
  new Intl.NumberFormat(
    locale,
    cost > 0 && cost < 0.1 ? { ...dollars, minimumFractionDigits: 2, maximumSignificantDigits: 2 } : dollars,
  ).format(cost);
