import { getRouteApi } from "@tanstack/react-router";
import { OwnCollection } from "../features/collection/own-collection.tsx";
import { errorCode, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { CollectionPage } from "./collection-page.tsx";
import { NotFound } from "./errors.tsx";

const route = getRouteApi("/shell/collections/$collectionId");

/** A collection of one's own. */
export function CollectionScreen() {
  const collectionId = Number(route.useParams().collectionId);
  const { data, error } = trpc.collection.get.useQuery({ collection_id: collectionId });
  useTitle(data?.collection.name);
  if (errorCode(error) === "NOT_FOUND") return <NotFound />;
  if (!data) return null;
  return (
    <CollectionPage>
      <OwnCollection key={collectionId} {...data} />
    </CollectionPage>
  );
}
