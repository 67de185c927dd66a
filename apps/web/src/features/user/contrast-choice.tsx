import { msg, t } from "@lingui/core/macro";
import { Circle, Contrast, Monitor } from "lucide-react";
import { Segments } from "../../components/segments.tsx";
import { setContrast, useContrast } from "../../lib/contrast.ts";

const contrasts = [
  { value: "more", text: msg`High`, Icon: Contrast },
  { value: "normal", text: msg`Normal`, Icon: Circle },
  { value: "system", text: msg`System`, Icon: Monitor },
] as const;

export const ContrastChoice = () => (
  <Segments
    label={t`Contrast`}
    value={useContrast()}
    choices={contrasts.map((contrast) => ({ ...contrast, text: t(contrast.text) }))}
    onChange={setContrast}
  />
);
