/** `/account` of the desk: what is dangerous waits for a second factor. */
import assert from "node:assert/strict";
import { Secret, TOTP } from "otpauth";
import { createTotp } from "../../../adapters/staff/otpauth_totp.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import type { PasswordHasher } from "../../../domain/staff/credential/verifiers.ts";
import { staffByUserNameRecord } from "../../../domain/staff/staff.ts";
import { createAuthenticator } from "../../support/authenticator.ts";
import { DESK, deskTest, type DeskWorld, member } from "../desk/parts.ts";

const passwords: PasswordHasher = {
  hash: (password) => Promise.resolve(`hash of ${password}`),
  verify: (password, stored) => Promise.resolve(stored === `hash of ${password}`),
};
const OLD = "an old password";
const NEW = "another, newer one";
const REZA = member("reza.karimi", ["reader"], { password: `hash of ${OLD}` });
const last = <T>({ shown }: DeskWorld) => shown.at(-1)! as { page: string; props: T };

deskTest("account: a passkey is named, made and removed", async (world) => {
  const { send } = world;
  const cookies = await world.signIn(REZA);
  const long = { action: "add", name: "ک".repeat(41) };
  assert.equal((await send("/account/passkeys", { form: long, cookies })).status, 422);
  assert.equal(last<{ typed: string }>(world).props.typed, long.name, "what was typed stands");

  const form = { action: "add", name: "my phone" };
  assert.equal((await send("/account/passkeys", { form, cookies })).status, 200);
  const { page, props } = last<{ name: string; options: never }>(world);
  assert.equal(page, "staffPasskeyAdd");
  const credential = await (await createAuthenticator(DESK)).add(props.options);
  const added = { name: props.name, credential };
  assert.equal((await send("/account/passkeys/add", { form: added, cookies })).status, 303);
  const listed = async () => {
    await send("/account", { cookies });
    return last<{ passkeys: { id: string; name: string }[] }>(world).props.passkeys;
  };
  const [passkey] = await listed();
  assert.equal(passkey.name, "my phone");
  assert.doesNotMatch(JSON.stringify(passkey), /publicKey|credentialId/);

  const others = await world.signIn(member("sima.rad", ["manager"]));
  const removal = { remove: passkey.id };
  await send("/account/passkeys", { form: removal, cookies: others });
  assert.equal((await listed()).length, 1, "another member's");
  assert.equal((await send("/account/passkeys", { form: removal, cookies })).status, 303);
  assert.deepEqual(await listed(), []);
});

deskTest("account: an answer without a device adds nothing", async (world) => {
  const cookies = await world.signIn(REZA);
  const form = { name: "mine", credential: "" };
  assert.equal((await world.send("/account/passkeys/add", { form, cookies })).status, 422);
  const { typed, failure } = last<{ typed: string; failure: object }>(world).props;
  assert.deepEqual({ typed, failure }, { typed: "mine", failure: { code: "refused" } });
});

deskTest("account: the password changes, and no page shows one", async (world) => {
  const { send } = world;
  const cookies = await world.signIn(REZA);
  await commitTo(world.store)
    .set(staffByUserNameRecord(world.hash, REZA.userName), REZA.id).commit();
  const change = (current: string) =>
    send("/account/password", {
      form: { current_password: current, password: NEW, again: NEW },
      cookies,
    });
  assert.equal(
    (await send("/account/password", { form: { action: "open" }, cookies })).status,
    200,
  );
  assert.equal((await change("a wrong one")).status, 422);
  assert.doesNotMatch(JSON.stringify(last(world)), /newer one|a wrong one/);
  assert.equal((await change(OLD)).status, 303);
  assert.equal((await send("/account", { cookies })).status, 200, "this session stays");
}, { deps: { passwords } });

deskTest("account: later every act waits for a second factor", async (world) => {
  const { send } = world;
  const cookies = await world.signIn(REZA);
  world.clock.time += 5 * MINUTE;
  const acts: [string, Record<string, string>][] = [
    ["/account/passkeys", { action: "add", name: "mine" }],
    ["/account/passkeys", { action: "remove", passkey: "0123456789abcdef" }],
    ["/account/sessions", {}],
    ["/account/sessions", { end: "x" }],
    ["/account/app", {}],
    ["/account/app", { opened: "x", code: "123456" }],
    ["/account/password", { current_password: OLD, password: NEW, again: NEW }],
  ];
  for (const [path, form] of acts) {
    assert.equal((await send(path, { form, cookies })).status, 403, path);
    assert.equal(last(world).page, "staffProof");
    assert.doesNotMatch(JSON.stringify(last(world)), /old password|newer one/);
  }
});

deskTest("account: another app is connected, after no proof by SMS", async (world) => {
  const { send, inbox } = world;
  const cookies = await world.signIn(REZA);
  assert.equal((await send("/account/app", { cookies })).headers.get("location"), "/account");
  const open = async () => {
    await send("/account/app", { form: {}, cookies });
    return last<{ opened: string; secret: string; isStrict?: boolean }>(world);
  };
  const { page, props } = await open();
  assert.equal(page, "staffApp");
  const wrong = { opened: props.opened, code: "000000" };
  assert.equal((await send("/account/app", { form: wrong, cookies })).status, 422);
  assert.deepEqual(last<{ secret: string; fault: string }>(world).props.secret, props.secret);
  const code = new TOTP({ secret: Secret.fromBase32(props.secret) })
    .generate({ timestamp: world.clock.time });
  const right = { opened: props.opened, code };
  assert.equal((await send("/account/app", { form: right, cookies })).status, 303);

  world.clock.time += 5 * MINUTE;
  const asked = await open();
  assert.deepEqual([asked.page, asked.props.isStrict], ["staffProof", true]);
  const sent = inbox.length;
  assert.equal((await send("/account/app", { form: { proof_by: "sms" }, cookies })).status, 403);
  assert.equal(inbox.length, sent, "nothing is sent");
}, { deps: { totp: createTotp() } });

deskTest("account: own sessions are listed, and one of them ends", async (world) => {
  const { send } = world;
  const other = await world.signIn(REZA);
  const cookies = await world.signIn(REZA);
  const listed = async () => {
    await send("/account", { cookies });
    return last<{ sessions: { id: string; current: boolean }[] }>(world).props.sessions;
  };
  const foreign = await world.signIn(member("sima.rad", ["manager"]));
  const chosen = (await listed()).find(({ current }) => !current)!;
  const end = { end: chosen.id };
  await send("/account/sessions", { form: end, cookies: foreign });
  assert.equal((await listed()).length, 2, "not by another member");
  assert.equal((await send("/account/sessions", { form: end, cookies })).status, 303);
  assert.equal((await listed()).length, 1);
  assert.equal(
    (await send("/account", { cookies: other })).headers.get("location"),
    "/login?ended",
  );
});

deskTest("account: a passkey's name stays while sessions beside it end", async (world) => {
  const { send, shown } = world;
  const cookies = await world.signIn(REZA);
  for (const isOne of [true, false]) {
    await world.signIn(REZA);
    await send("/account", { cookies });
    const { sessions } = shown.at(-1)!.props;
    const other = sessions.find(({ current }: { current: boolean }) => !current);
    const form = { name: "گوشی من", ...isOne && { end: other.id } };
    assert.equal((await send("/account/sessions?beside", { form, cookies })).status, 200);
    const { page, props, context } = shown.at(-1)!;
    assert.deepEqual([page, props.sessions.length], ["staffAccount", 1]);
    assert.deepEqual([context.typed?.name, context.success], ["گوشی من", "member_changed"]);
  }
});
