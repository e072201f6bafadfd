/** Sara with passkeys, for the tests of this folder. */
import assert from "node:assert/strict";
import { addPasskey, passkeyCreation } from "../../../domain/passkey/add_passkey.ts";
import { listPasskeys } from "../../../domain/passkey/change_passkey.ts";
import { passkeyRequest, signInByPasskey } from "../../../domain/passkey/sign_in_by_passkey.ts";
import type { Caller } from "../../../domain/journey/caller.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import type { LiveSession } from "../../../domain/session/use_session.ts";
import {
  type Authenticator,
  createAuthenticator,
  type Meddling,
} from "../../support/authenticator.ts";
import { signIn, type World } from "../../support/sign_in_world.ts";

export const WINDOW = "https://sso.example.ir";

export interface Signed {
  live: LiveSession;
  caller: Caller;
}

export async function liveOf(world: World, token: string): Promise<LiveSession | null> {
  return await createLiveSessions(world.deps).ofWindow(token);
}

/** Sara in a browser where she has just signed in with a code. */
export async function signedIn(world: World, name = "first"): Promise<Signed> {
  const caller = world.caller(name);
  const { sessionToken } = await signIn(world, caller);
  return { live: (await liveOf(world, sessionToken))!, caller };
}

export async function asked(world: World, live: LiveSession) {
  const known = await listPasskeys(world.store, live.account.id);
  return passkeyCreation(world.deps, live, { windowName: "پنجره", known });
}

/** What becomes of a new passkey of this authenticator. */
export async function add(
  world: World,
  { live, caller }: Signed,
  authenticator: Authenticator,
  meddling?: Meddling,
) {
  const credential = await authenticator.add(await asked(world, live), meddling);
  return await addPasskey(world.deps, caller, live, { credential, name: "گوشی" });
}

/** Sara with one passkey. */
export async function withPasskey(world: World) {
  const signed = await signedIn(world);
  const authenticator = await createAuthenticator(WINDOW);
  const added = await add(world, signed, authenticator);
  assert.equal(added.outcome, "added");
  await world.settled();
  return { ...signed, authenticator };
}

/** A sign-in with it, in a browser that may be unknown. */
export async function use(
  world: World,
  authenticator: Authenticator,
  caller: Caller,
  meddling?: Meddling,
) {
  const credential = await authenticator.use(passkeyRequest(world.deps, caller), meddling);
  return await signInByPasskey(world.deps, caller, credential);
}
