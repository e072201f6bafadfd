/** The library's storage over our store: codes, tokens, grants and requests by hashed names. */
import { commitTo, transact, type Write } from "../../../domain/platform/commit.ts";
import { type Clock, type KeyedHash, SECOND } from "../../../domain/platform/platform.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { type Found, record, type Ref } from "../../../domain/platform/record.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { errors, Provider } from "./library.ts";
import type { Decide } from "./unit.ts";
import { readSessionId } from "./window_session.ts";

/** How long a refresh token that was used is only refused, and harms nobody. */
export const TWIN_TIME = 10 * SECOND;

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

  /** Of the request that is being answered, if its writes wait for their end. */
  const unitNow = () => Provider.ctx?.req.told.unit;

  const foundAt = (at: Ref<Payload>) => unitNow()?.find(at) ?? read(store, at);

  /** Throws `refusal` to everybody but the first. */
  async function decide(at: Ref<Payload>, isFirst: Decide<Payload>, refusal: () => Error) {
    const unit = unitNow();
    if (unit) return await unit.decide(at, isFirst, refusal);
    const isGood = await transact(
      store,
      { found: at },
      ({ found }, write) => isFirst(found, write),
    );
    if (!isGood) throw refusal();
  }

  async function find(id: string): Promise<Payload | undefined> {
    if (model === "Session") return readSessionId(id);
    if (model === "Client") return deps.clientOf(id);
    const { value } = await foundAt(openidRecord(model, digestOf(id)));
    if (!value || isLateTwin(value)) return undefined;
    return { ...value, jti: id };
  }

  /**
   * A client that sends one refresh token twice within seconds has lost an answer, or races with
   * itself: it is refused. Later uses end what was issued under the grant (RFC 9700 §4.14.2).
   */
  const isLateTwin = ({ consumed }: Payload) =>
    model === "RefreshToken" && consumed !== undefined &&
    clock.now() < consumed * SECOND + TWIN_TIME;

  const grantOf = (id: string) => openidRecord("Grant", hash.digest("openid", "Grant", id));

  /** A client's signed statement is taken once, by whichever worker is first. */
  const once = (digest: string, kept: Payload, lifetime: { expireIn: number }) =>
    decide(
      openidRecord(model, digest),
      (found, write) => {
        if (found.value) return false;
        write.set(found, kept, lifetime);
        return true;
      },
      () => new errors.InvalidClientAuth("the assertion was used already"),
    );

  /**
   * Of many at once one succeeds; the library itself judges what comes later. A code that two have
   * belongs to neither: the grant ends, and with it what the first got.
   */
  function useUp(found: Found<Payload>, write: Write): boolean {
    if (!found.value) return false;
    if (found.value.consumed) {
      const { grantId } = found.value;
      if (model === "AuthorizationCode" && grantId) write.delete(grantOf(grantId));
      return false;
    }
    const now = clock.now();
    const exp = Number(found.value.exp) * SECOND;
    const consumed = { ...found.value, consumed: Math.floor(now / SECOND) };
    write.set(found, consumed, { expireIn: Math.max(SECOND, exp - now) });
    return true;
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
      // Who is there is judged again when a request goes on: signing in may have changed it.
      const { jti: _, session: _session, ...kept } = payload;
      const lifetime = { expireIn: expiresIn * SECOND };
      if (model === "ReplayDetection") return await once(digest, kept, lifetime);
      const unit = unitNow();
      const commit = commitTo(store);
      const write: Write = unit?.write ?? commit;
      write.set(openidRecord(model, digest), kept, lifetime);
      if (payload.grantId) {
        write.set(openidOfGrantRecord(payload.grantId, model, digest), digest, lifetime);
      }
      if (!unit) await commit.commit();
    },

    consume: (id: string): Promise<void> =>
      decide(
        openidRecord(model, digestOf(id)),
        useUp,
        () => new errors.InvalidGrant(`${model} was used already`),
      ),

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
