/** Concurrent changes: made while a call is under way, before its result is used. */
import type { Key, Store } from "../../domain/platform/store.ts";

/** Runs `change` during the next call to the port. */
export function meddlingWith<Port extends object>(
  port: Port,
  change: () => Promise<unknown>,
): void {
  const methods = port as Record<string, (...question: unknown[]) => unknown>;
  const takeTurn = once(change);
  for (const [name, method] of Object.entries(methods)) {
    methods[name] = async (...question) => {
      try {
        return await method(...question);
      } finally {
        await takeTurn();
      }
    };
  }
}

/** Runs `change` after the next single read of a record of this kind. */
export function meddlingAfterRead(
  store: Store,
  kind: Key[0],
  change: () => Promise<unknown>,
): void {
  const { get, getMany } = store;
  const takeTurn = once(change);
  store.get = async <T>(key: Key) => {
    const entry = await get<T>(key);
    if (key[0] === kind) await takeTurn();
    return entry;
  };
  store.getMany = async (keys) => {
    const entries = await getMany(keys);
    if (keys.some(([first]: Key) => first === kind)) await takeTurn();
    return entries as never;
  };
}

/** The change itself reads the store, which must not trigger it again. */
function once(change: () => Promise<unknown>): () => Promise<void> {
  let done = false;
  return async () => {
    if (done) return;
    done = true;
    await change();
  };
}
