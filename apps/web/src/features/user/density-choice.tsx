import { msg, t } from "@lingui/core/macro";
import { Rows3, Rows4 } from "lucide-react";
import { Segments } from "../../components/segments.tsx";
import { setDensity, useDensity } from "../../lib/density.ts";

const densities = [
  { value: "comfortable", text: msg`Comfortable`, Icon: Rows3 },
  { value: "compact", text: msg`Compact`, Icon: Rows4 },
] as const;

/** How close things stand; where fingers point, they stay as large as they are. */
export const DensityChoice = () => (
  <Segments
    label={t`Density`}
    value={useDensity()}
    choices={densities.map((density) => ({ ...density, text: t(density.text) }))}
    onChange={setDensity}
  />
);
