import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Connections } from "../features/model/connections.tsx";
import { providerGuides } from "../features/model/provider-guides.ts";
import { ProviderSteps } from "../features/model/provider-steps.tsx";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

/** Leads the operator from no provider to one that answers. */
export function Connect() {
  useTitle(t`Connect a model`);
  const [guide, choose] = useState(providerGuides[0]!);
  return (
    <>
      <ScreenHeader />
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl space-y-8 pt-2">
          <header>
            <h1 className="font-semibold text-2xl tracking-tight">
              <Trans>Connect a model</Trans>
            </h1>
            <p className="mt-1 text-muted-foreground">
              {t`Whoever runs this server decides which models it asks. Keys stay on the server; nobody who uses it sees them.`}
            </p>
          </header>
          <fieldset>
            <legend className="mb-2 font-medium">
              <Trans>Where does the model run?</Trans>
            </legend>
            <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
              {providerGuides.map((one) => (
                <label
                  key={one.key}
                  className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg border px-3 py-2 has-checked:border-primary has-checked:bg-muted has-focus-visible:outline-2"
                >
                  <input
                    type="radio"
                    name="provider"
                    className="accent-primary"
                    checked={one === guide}
                    onChange={() => choose(one)}
                  />
                  {t(one.title)}
                </label>
              ))}
            </div>
          </fieldset>
          <ProviderSteps guide={guide} />
          <Connections />
        </div>
      </div>
    </>
  );
}
