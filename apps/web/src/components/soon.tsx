import { type ComponentType, useEffect, useState } from "react";

/**
 * A component that is loaded when it is first shown, or before: until it has come, what is given instead, or nothing. Where React's
 * `lazy` shows something instead, it shows that for at least 300 ms, however soon the component has come.
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
      preload().then(
        (component) => setLoaded(() => component),
        // To the next boundary.
        (error: unknown) =>
          setLoaded(() => {
            throw error;
          }),
      );
    }, [Loaded]);
    if (Loaded) return <Loaded {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  }
  return Object.assign(Soon, { preload });
}
