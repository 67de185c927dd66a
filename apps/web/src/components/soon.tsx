import { type ComponentType, useEffect, useState } from "react";

const AGAIN_MS = 2_000;

/**
 * A component that is loaded when it is first shown, or before: until it has come, what is given instead, or nothing. Where it cannot
 * be loaded it is tried again and again, and the page around it stays. React's `lazy` would take the page away, and shows what it shows
 * instead for at least 300 ms, however soon the component has come.
 */
export function soon<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
) {
  let loaded: ComponentType<Props> | undefined;
  const preload = async () => {
    loaded ??= await load();
    return loaded;
  };
  function Soon(props: Props) {
    const [Loaded, setLoaded] = useState(() => loaded);
    useEffect(() => {
      if (Loaded) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isGone = false;
      const ask = (): Promise<void> =>
        preload().then(
          (component) => setLoaded(() => component),
          () => {
            if (!isGone) timer = setTimeout(ask, AGAIN_MS);
          },
        );
      void ask();
      return () => {
        isGone = true;
        clearTimeout(timer);
      };
    }, [Loaded]);
    if (Loaded) return <Loaded {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  }
  return Object.assign(Soon, { preload });
}
