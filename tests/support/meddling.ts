/** Somebody who comes in between: changes made while a question is under way, before its answer is acted on. */
import type { Key, Store } from "../../domain/platform/store.ts";

/** While the port is asked for the first time from now on, `change` happens. */
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

/** When a record of this kind was read alone for the first time from now on, `change` happens. */
export function meddlingAfterRead(
  store: Store,
  kind: Key[0],
  change: () => Promise<unknown>,
): void {
  const { get } = store;
  const takeTurn = once(change);
  store.get = async <T>(key: Key) => {
    const entry = await get<T>(key);
    if (key[0] === kind) await takeTurn();
    return entry;
  };
}

/** The change reads the store as well: it does not meddle with itself. */
function once(change: () => Promise<unknown>): () => Promise<void> {
  let done = false;
  return async () => {
    if (done) return;
    done = true;
    await change();
  };
}
