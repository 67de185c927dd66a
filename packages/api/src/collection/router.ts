import { z } from "zod";
import { ImportInput, ImportZipInput } from "../file/schema.ts";
import { Once, once } from "../idempotency.ts";
import { publicProcedure, router, userProcedure } from "../trpc.ts";
import { insertCollection, previewCollection } from "./insert.ts";
import {
  CollectionFilesOutput,
  CollectionInput,
  CollectionOutput,
  CollectionsOutput,
  CollectionWithFilesOutput,
  CreateCollectionInput,
  DeleteCollectionInput,
  ImportedCollectionOutput,
  InsertCollectionInput,
  InsertedOutput,
  ListCollectionFilesInput,
  ListCollectionsInput,
  OpenSharedInput,
  PreviewCollectionInput,
  PreviewOutput,
  SharedCollectionOutput,
  StartersOutput,
  UpdateCollectionInput,
} from "./schema.ts";
import {
  createCollection,
  deleteCollection,
  getCollection,
  importCollection,
  listCollectionFiles,
  listCollections,
  openShared,
  restoreCollection,
  shareCollection,
  unshareCollection,
  updateCollection,
} from "./service.ts";
import { listStarters } from "./sources.ts";

export const collectionRouter = router({
  list: userProcedure
    .input(ListCollectionsInput)
    .output(CollectionsOutput)
    .query(({ ctx, input }) => listCollections(ctx, input)),
  get: userProcedure
    .input(CollectionInput)
    .output(CollectionWithFilesOutput)
    .query(({ ctx, input }) => getCollection(ctx, input.collection_id)),
  files: userProcedure
    .input(ListCollectionFilesInput)
    .output(CollectionFilesOutput)
    .query(({ ctx, input }) => listCollectionFiles(ctx, input)),
  create: userProcedure
    .input(CreateCollectionInput.extend(Once.shape))
    .output(CollectionOutput)
    .mutation(({ ctx, input }) => once(ctx, "collection.create", input, (inside) => createCollection(inside, input))),
  import: userProcedure
    .input(ImportInput.extend(Once.shape))
    .output(ImportedCollectionOutput)
    .mutation(({ ctx, input }) => once(ctx, "collection.import", input, (inside) => importCollection(inside, input))),
  /** The same for a zip, which only a caller in the process can give. */
  importZip: userProcedure
    .input(ImportZipInput)
    .output(ImportedCollectionOutput)
    .mutation(({ ctx, input }) => importCollection(ctx, input)),
  update: userProcedure
    .input(UpdateCollectionInput)
    .output(CollectionOutput)
    .mutation(({ ctx, input }) => updateCollection(ctx, input)),
  share: userProcedure
    .input(CollectionInput)
    .output(CollectionOutput)
    .mutation(({ ctx, input }) => shareCollection(ctx, input.collection_id)),
  unshare: userProcedure
    .input(CollectionInput)
    .output(CollectionOutput)
    .mutation(({ ctx, input }) => unshareCollection(ctx, input.collection_id)),
  delete: userProcedure
    .input(DeleteCollectionInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteCollection(ctx, input)),
  restore: userProcedure
    .input(CollectionInput)
    .output(CollectionOutput)
    .mutation(({ ctx, input }) => restoreCollection(ctx, input.collection_id)),
  /** What inserting would ask for and do. */
  preview: userProcedure
    .input(PreviewCollectionInput)
    .output(PreviewOutput)
    .query(({ ctx, input }) => previewCollection(ctx, input)),
  insert: userProcedure
    .input(InsertCollectionInput.extend(Once.shape))
    .output(InsertedOutput)
    .mutation(({ ctx, input }) => once(ctx, "collection.insert", input, (inside) => insertCollection(inside, input))),
  /** A collection that somebody shared, for anyone who knows its link. */
  shared: publicProcedure
    .input(OpenSharedInput)
    .output(SharedCollectionOutput)
    .query(({ ctx, input }) => openShared(ctx, input)),
  /** The collections that come with Neptun. */
  starters: publicProcedure.output(StartersOutput).query(() => listStarters()),
});
