/** `/sign-out` of the desk: the menu's link asks, and the button signs out. */
import assert from "node:assert/strict";
import { deskTest, member } from "./parts.ts";

deskTest("sign-out: the link asks first, and only the button ends the session", async (world) => {
  const { send, shown, signIn } = world;
  const cookies = await signIn(member("reza.karimi", ["manager"]));
  assert.equal((await send("/sign-out", { cookies })).status, 200);
  assert.equal(shown.at(-1)!.page, "deskSignOut");
  assert.equal((await send("/", { cookies })).status, 200);
  const done = await send("/sign-out", { cookies, form: {} });
  assert.equal(done.headers.get("location"), "/login?signed_out");
  assert.equal((await send("/", { cookies })).status, 303);
});
