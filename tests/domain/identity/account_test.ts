import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import {
  type AddressRequest,
  addressRequestRecord,
  findAccountByMobile,
  lastAddressRequest,
  levelOf,
} from "../../../domain/identity/account.ts";
import { SARA, signIn, worldTest } from "../../support/sign_in_world.ts";

worldTest("lastAddressRequest() returns the latest one", async ({ store }) => {
  assert.equal(await lastAddressRequest(store, "a"), undefined);
  const filed = (filedAt: number, trackingNumber: string): AddressRequest => ({
    trackingNumber,
    accountId: "a",
    postalCode: "1234567890",
    filedAt,
    state: "filed",
  });
  const last = filed(1_000_000_000_002, "000000000001");
  const others = [filed(1_000_000_000_001, "999999999999"), { ...last, accountId: "b" }];
  for (const request of [last, ...others]) {
    await commitTo(store).set(addressRequestRecord(request), request).commit();
  }
  assert.deepEqual(await lastAddressRequest(store, "a"), last);
});

worldTest("findAccountByMobile(): finds it by its number, and not by another", async (world) => {
  const { store, hash } = world;
  const { session } = await signIn(world, world.caller("a"));
  assert.equal((await findAccountByMobile(store, hash, SARA.mobile))?.id, session.accountId);
  assert.equal(await findAccountByMobile(store, hash, "09350000000"), null);
  assert.equal(await findAccountByMobile(store, hash, ""), null);
});

Deno.test("levelOf(): 2 once the address is confirmed", () => {
  const account = { status: "temporary" } as Parameters<typeof levelOf>[0];
  assert.equal(levelOf(account), 1);
  assert.equal(levelOf({ ...account, status: "verified" }), 2);
});
