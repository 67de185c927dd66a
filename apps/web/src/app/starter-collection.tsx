import { getRouteApi } from "@tanstack/react-router";
import { inWords } from "../features/collection/collection-words.ts";
import { FileView } from "../features/collection/file-view.tsx";
import { ReadCollection } from "../features/collection/read-collection.tsx";
import { trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { CollectionPage } from "./collection-page.tsx";
import { NotFound } from "./errors.tsx";

const route = getRouteApi("/shell/collections/starters/$key");

/** A collection that comes with Neptun. */
export function StarterCollectionScreen() {
  const { key } = route.useParams();
  const { data } = trpc.collection.starters.useQuery();
  const found = data?.starters.find((one) => one.key === key);
  const starter = found && inWords(found);
  useTitle(starter?.name);
  if (data && !starter) return <NotFound />;
  if (!starter) return null;
  return (
    <CollectionPage>
      <ReadCollection key={key} collection={starter} source={{ starter: key }} files={starter.files} isSignedIn>
        {({ title, language, text }, bar) => <FileView {...{ title, language, text, bar }} />}
      </ReadCollection>
    </CollectionPage>
  );
}
