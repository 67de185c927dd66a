import { t } from "@lingui/core/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { Button } from "../components/button.tsx";
import { Logo } from "../components/logo.tsx";
import { SharedFile } from "../features/collection/file-view.tsx";
import { ReadCollection } from "../features/collection/read-collection.tsx";
import { errorCode, trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { NotFoundPage } from "./errors.tsx";

const route = getRouteApi("/c/$link");

/** A collection that somebody shared, for anyone who knows its link. */
export function SharedCollectionScreen() {
  const { link } = route.useParams();
  const { data, error } = trpc.collection.shared.useQuery({ link, include: "none" });
  // The loader has asked; whoever is not signed in is not asked to be.
  const user = trpc.user.get.useQuery(undefined, { enabled: false }).data?.user;
  useTitle(data?.collection.name);
  if (errorCode(error) === "NOT_FOUND") return <NotFoundPage />;
  if (!data) return null;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-13 shrink-0 items-center justify-between gap-3 border-b px-4">
        <Link to="/" className="flex h-8 items-center gap-2.5 rounded-md font-semibold text-[15px] coarse:h-11">
          <Logo className="size-6" />
          Neptun
        </Link>
        {!user && (
          <Button asChild size="sm">
            <Link to="/login" search={{ return: `/c/${link}` }}>
              {t`Sign in to use it`}
            </Link>
          </Button>
        )}
      </header>
      <main className="mx-auto w-full max-w-5xl flex-1 px-4 pt-6 pb-16">
        <ReadCollection
          key={link}
          collection={data.collection}
          source={{ link }}
          files={data.files}
          isSignedIn={user !== undefined}
          download={`/api/collections/${link}/archive.zip`}
          actions={
            data.collection_id !== undefined && (
              <Button asChild>
                <Link to="/collections/$collectionId" params={{ collectionId: String(data.collection_id) }}>
                  <PenLine aria-hidden="true" />
                  {t`Edit`}
                </Link>
              </Button>
            )
          }
        >
          {({ title, language }, bar) => <SharedFile key={title} {...{ link, title, language, bar }} />}
        </ReadCollection>
      </main>
    </div>
  );
}
