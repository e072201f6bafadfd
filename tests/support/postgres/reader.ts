/**
 * Opens the store at an address over TLS, as a process of its own: Deno reads `DENO_CERT` at its
 * start. Prints what it read, or why not.
 */
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { openStoreAt } from "./stores.ts";

try {
  const store = await openStoreAt(Deno.args[0], { timeout: 1500 });
  await store.atomic().set(["a"], "read").commit();
  // deno-lint-ignore no-console
  console.log((await store.get(["a"])).value);
  store.close();
} catch (error) {
  // deno-lint-ignore no-console
  console.log(error instanceof StoreUnavailable ? error.reason : error);
}
