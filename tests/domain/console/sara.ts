/** Sara, who has signed in, for who looks for her. */
import { findAccountByMobile } from "../../../domain/identity/account.ts";
import { SARA, signIn, type World } from "../../support/sign_in_world.ts";

export async function signInSara(world: World, browser = "first") {
  const signedIn = await signIn(world, world.caller(browser));
  const account = await findAccountByMobile(world.store, world.deps.hash, SARA.mobile);
  return { ...signedIn, id: account!.id };
}
