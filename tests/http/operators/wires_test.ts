/** Calls of the operators: forged, replayed, altered, late (security_cases 25). */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { countAudit, readAudit } from "../../support/store.ts";
import { eventually } from "../../support/waiting.ts";
import { programTest, stepsOf, type World } from "../journey.ts";

const body = (mobile: string) => JSON.stringify({ mobile, sessionId: "session-1" });

function callOf({ program, clock }: World, text: string, nonce: string, seconds = 0) {
  const timestamp = String(Math.floor(clock.time / 1000) + seconds);
  const signature = createHmac("sha256", program.sandbox.settings.USSD_SECRET)
    .update(`${timestamp}\n${nonce}\n${text}`).digest("hex");
  return {
    method: "POST",
    body: text,
    headers: {
      "content-type": "application/json",
      "panjereh-timestamp": timestamp,
      "panjereh-nonce": nonce,
      "panjereh-signature": signature,
    },
  };
}

programTest(
  "ussd: a valid call is answered once; forged, altered, late and replayed ones never",
  async (world) => {
    const { program, origin } = world;
    const { mobile } = world.person("verified-citizen");
    const browser = world.browser();
    await stepsOf(program, browser, world.person("verified-citizen")).askCode();
    const operator = world.browser();
    const send = (call: ReturnType<typeof callOf>) => operator.send(`${origin}/wires/ussd`, call);

    const right = callOf(world, body(mobile), "nonce-0000000001");
    const forged = [
      { ...right, body: body("09120000002") },
      { ...right, headers: { ...right.headers, "panjereh-nonce": "nonce-0000000002" } },
      { ...right, headers: { ...right.headers, "panjereh-signature": "0".repeat(64) } },
      { ...right, headers: { ...right.headers, "panjereh-signature": "" } },
      callOf(world, body(mobile), "nonce-0000000003", -61),
      callOf(world, body(mobile), "nonce-0000000004", 61),
    ];
    for (const call of forged) {
      const reply = await send(call);
      assert.equal(reply.status, 401);
      assert.equal(reply.text, "");
    }
    const answers = await Promise.all([send(right), send(right), send(right)]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409]);
    const text = JSON.parse(answers.find(({ status }) => status === 200)!.text).text;
    assert.match(text, /^رمز یک‌بارمصرف پنجره: \d{5}/);
    // One of each verdict.
    await eventually(async () => {
      assert.equal(await countAudit(program.dataDir, "wire.refused"), 3);
    });
    assert.equal((await operator.get(`${origin}/wires/ussd`)).status, 405);
  },
);

programTest("wires: forged calls are one record a minute, with their number", async (world) => {
  const { program, origin, clock } = world;
  const operator = world.browser();
  const forge = async () => {
    for (let i = 0; i < 50; i++) {
      await operator.post(`${origin}/wires/sms-status?key=wrong`, { messageid: "1", status: "11" });
      const call = callOf(world, body("09120000001"), "nonce-0000000500");
      call.headers["panjereh-signature"] = "0".repeat(64);
      assert.equal((await operator.send(`${origin}/wires/ussd`, call)).status, 401);
    }
  };
  const minute = 60_000;
  clock.time = Math.ceil(clock.time / minute) * minute;
  await forge();
  clock.time += minute - 1;
  await forge();
  clock.time += 1;
  await forge();
  const details = async () =>
    (await readAudit(program.dataDir)).filter(({ event }) => event === "wire.refused")
      .map(({ detail }) => `${detail?.wire} ${detail?.verdict} ${detail?.count}`).toSorted();
  await eventually(async () =>
    assert.deepEqual(await details(), [
      "sms-status forged 1",
      "sms-status forged 100",
      "ussd forged 1",
      "ussd forged 100",
    ])
  );
});

programTest("ussd: a call in the type of a form is refused like any other", async (world) => {
  const operator = world.browser();
  const call = callOf(world, body("09120000001"), "nonce-0000000300");
  const headers = { ...call.headers, "content-type": "application/x-www-form-urlencoded" };
  const unsigned = { ...headers, "panjereh-signature": "" };
  const send = (headers: Record<string, string>) =>
    operator.send(`${world.origin}/wires/ussd`, { ...call, headers });
  assert.equal((await send(unsigned)).status, 401);
  assert.equal((await send(headers)).status, 200);
});

programTest("ussd: an operator may write the number in any way", async (world) => {
  const spellings = ["989120000001", "+98 912 000 0001", "\u200e09120000001"];
  for (const [i, mobile] of spellings.entries()) {
    const call = callOf(world, body(mobile), `nonce-000000040${i}`);
    assert.equal((await world.browser().send(`${world.origin}/wires/ussd`, call)).status, 200);
  }
});

programTest("ussd: a signed call with an invalid body is a bad request", async (world) => {
  const operator = world.browser();
  const texts = ["", "[]", '{"mobile":"0912","sessionId":"a"}', '{"mobile":["09120000001"]}'];
  for (const [i, text] of texts.entries()) {
    const call = callOf(world, text, `nonce-000000010${i}`);
    const reply = await operator.send(`${world.origin}/wires/ussd`, call);
    assert.equal(reply.status, 400, text);
  }
  const huge = callOf(world, body("0".repeat(5000)), "nonce-0000000200");
  assert.equal((await operator.send(`${world.origin}/wires/ussd`, huge)).status, 413);
});

programTest(
  "sms-status: only a caller with the key may report, and only in a valid form",
  async (world) => {
    const { program, origin } = world;
    const operator = world.browser();
    const key = encodeURIComponent(program.sandbox.settings.SMS_STATUS_KEY);
    const send = (query: string, fields: Record<string, string>) =>
      operator.post(`${origin}/wires/sms-status${query}`, fields);
    const report = { messageid: "1", status: "11" };
    assert.equal((await send("", report)).status, 401);
    assert.equal((await send("?key=wrong", report)).status, 401);
    assert.equal((await send(`?key=${key}`, report)).status, 204);
    assert.equal((await send(`?key=${key}`, { messageid: "x", status: "11" })).status, 400);
    assert.equal((await send(`?key=${key}`, {})).status, 400);
  },
);
