import { record } from "../../domain/platform/record.ts";
import type { Key } from "../../domain/platform/store.ts";

/** Stands in a store from the beginning of a copy into it until the copy is verified. */
export interface CopyMark {
  /** The address of the other store. */
  from: string;
  /** The last key that has been copied, in the order of keys. */
  after?: Key;
  count: number;
}

export const copyMarkRecord = record<CopyMark, []>("store_copy", {
  about: "how far `deno task store:copy` has come; with it, the store is refused",
});
