/** The library's storage over our store: codes, tokens, grants and requests by hashed names. */
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { type Clock, type KeyedHash, SECOND } from "../../../domain/platform/platform.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { record } from "../../../domain/platform/record.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { errors } from "./library.ts";
import { readSessionId } from "./window_session.ts";

/** Without the name, which is a bearer secret. */
type Payload = Record<string, unknown> & { grantId?: string; consumed?: number };

export const openidRecord = record<Payload, [model: string, digest: string]>("openid", {
  about: "a code, token, grant or request of the OpenID provider, by the hash of its name",
});

export const openidOfGrantRecord = record<
  string,
  [grantId: string, model: string, digest: string]
>("openid_of_grant", { about: "what was issued under a grant, to be ended with it" });

export interface StoreAdapterDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  /** A client's metadata, by its ID. */
  clientOf(id: string): Record<string, unknown> | undefined;
}

/** One for each model of the library (its `Adapter` interface). */
export function createStoreAdapter(model: string, deps: StoreAdapterDeps) {
  const { store, clock, hash } = deps;
  const digestOf = (id: string) => hash.digest("openid", model, id);

  async function find(id: string): Promise<Payload | undefined> {
    if (model === "Session") return readSessionId(id);
    if (model === "Client") return deps.clientOf(id);
    const { value } = await read(store, openidRecord(model, digestOf(id)));
    return value ? { ...value, jti: id } : undefined;
  }

  async function destroyDigest(digest: string, grantId?: string): Promise<void> {
    const write = commitTo(store).delete(openidRecord(model, digest));
    if (grantId) write.delete(openidOfGrantRecord(grantId, model, digest));
    await write.commit();
  }

  return {
    find,

    async upsert(id: string, payload: Payload, expiresIn: number): Promise<void> {
      // Written again for each request.
      if (model === "Session") return;
      const digest = digestOf(id);
      const { jti: _, ...kept } = payload;
      const lifetime = { expireIn: expiresIn * SECOND };
      const write = commitTo(store).set(openidRecord(model, digest), kept, lifetime);
      if (payload.grantId) {
        write.set(openidOfGrantRecord(payload.grantId, model, digest), digest, lifetime);
      }
      await write.commit();
    },

    /** Of many at once one succeeds; the library itself judges what comes later. */
    async consume(id: string): Promise<void> {
      const at = openidRecord(model, digestOf(id));
      const isFirst = await transact(store, { found: at }, ({ found }, write) => {
        if (!found.value || found.value.consumed) return false;
        const now = clock.now();
        const exp = Number(found.value.exp) * SECOND;
        const consumed = { ...found.value, consumed: Math.floor(now / SECOND) };
        write.set(found, consumed, { expireIn: Math.max(SECOND, exp - now) });
        return true;
      });
      if (!isFirst) throw new errors.InvalidGrant(`${model} was used already`);
    },

    async destroy(id: string): Promise<void> {
      if (model === "Session") return;
      const digest = digestOf(id);
      const { value } = await read(store, openidRecord(model, digest));
      await destroyDigest(digest, value?.grantId);
    },

    async revokeByGrantId(grantId: string): Promise<void> {
      for await (const { value } of listAll(store, openidOfGrantRecord.all(grantId, model))) {
        await destroyDigest(value, grantId);
      }
    },

    findByUid: () => Promise.resolve(undefined),
    findByUserCode: () => Promise.resolve(undefined),
  };
}
