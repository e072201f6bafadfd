/** Dangerous acts wait for a second factor, and go on with what was posted. */
import assert from "node:assert/strict";
import { Hono } from "hono";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { staffSessionDigest, staffSessionRecord } from "../../../domain/staff/session.ts";
import { createDeskGroups } from "../../../routes/desk/groups.ts";
import { createSite } from "../../../routes/site/groups.ts";
import { Visit, type WindowEnv } from "../../../routes/site/visit.ts";
import { confirmed } from "../../../routes/staff/confirmed.ts";
import { senderTo } from "../parts.ts";
import { DESK, deskTest, type DeskWorld, member } from "../desk/parts.ts";

/** A desk with one dangerous act, which notes what it was given. */
function actIn({ ports }: DeskWorld) {
  const app = new Hono<WindowEnv>();
  app.use(async (c, next) => {
    c.set("visit", new Visit(ports, c, app.fetch));
    await next();
  });
  const done: unknown[] = [];
  createDeskGroups(createSite(app), DESK).signedIn.post(
    "/act",
    confirmed(async (visit) => {
      done.push(await visit.form(["action", "password"]));
      return visit.leave("/done");
    }),
  );
  return { done, send: senderTo(app, DESK) };
}

const POSTED = { action: "suspend", password: "a secret of theirs" };

deskTest("confirmed: soon after the sign-in an act is done at once", async (world) => {
  const { done, send } = actIn(world);
  const cookies = await world.signIn(member("reza.karimi", ["manager"]));
  assert.equal((await send("/act", { form: POSTED, cookies })).status, 303);
  assert.deepEqual(done, [POSTED]);
});

deskTest("confirmed: later it waits for a factor; only passwords are lost", async (world) => {
  const { done, send } = actIn(world);
  const { shown, clock, store, hash, inbox } = world;
  const cookies = await world.signIn(member("reza.karimi", ["manager"]));
  clock.time += 5 * MINUTE;
  const asked = await send("/act", { form: POSTED, cookies });
  assert.equal(asked.status, 403);
  const { page, props } = shown.at(-1)! as { page: string; props: { fields: object; to: string } };
  assert.equal(page, "staffProof");
  assert.deepEqual(props.fields, { action: "suspend" });
  assert.equal(props.to, "/act");

  const wrong = await send("/act", { form: { ...props.fields, proof_code: "000000" }, cookies });
  assert.equal(wrong.status, 422);
  assert.deepEqual((shown.at(-1)!.props as { fields: object }).fields, { action: "suspend" });
  // Said at first only: of what is sent again none was lost.
  assert.deepEqual(shown.map(({ props }) => props.hadPassword), [true, false]);
  const sms = await send("/act", { form: { ...props.fields, proof_by: "sms" }, cookies });
  assert.equal(sms.status, 403);
  assert.deepEqual(done, []);
  const { message } = inbox.at(-1)!;
  assert.ok(message.template === "desk_code");
  const right = { ...props.fields, proof_code: message.code };
  assert.equal((await send("/act", { form: right, cookies })).status, 303);
  assert.deepEqual(done, [{ action: "suspend", password: "" }]);

  // It ends with the session, whatever was posted.
  const digest = staffSessionDigest(hash, cookies.panjereh_desk);
  assert.ok((await read(store, staffSessionRecord(digest))).value?.provedAt);
  await commitTo(store).delete(staffSessionRecord(digest)).commit();
  assert.equal((await send("/act", { form: right, cookies })).status, 303);
  assert.equal(done.length, 1);
});

deskTest("confirmed: a form that none of our pages sends is refused", async (world) => {
  const { done, send } = actIn(world);
  const cookies = await world.signIn(member("reza.karimi", ["manager"]));
  world.clock.time += 5 * MINUTE;
  const many = Object.fromEntries(
    Array.from({ length: 101 }, (_, i) => [`a${"b".repeat(i % 20)}_${"c".repeat(i / 20)}`, "x"]),
  );
  for (const form of [{ "<b>": "x" }, many]) {
    assert.equal((await send("/act", { form, cookies })).status, 400);
  }
  assert.deepEqual(done, []);
});
