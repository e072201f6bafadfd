/** The sandbox's second provider, mail server and USSD, without a gateway to call. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createSmtpMail } from "../../adapters/delivery/smtp_mail.ts";
import { createFaults } from "../../adapters/sandbox/wires/faults.ts";
import { createUssd } from "../../adapters/sandbox/wires/ussd.ts";
import { createWindowClient } from "../../adapters/sandbox/wires/window_client.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { type OutsideWorld, postJson, sendSms, withOutsideWorld } from "./outside_world.ts";

const MAIL = {
  subject: "رمز یک‌بارمصرف پنجره، با موضوعی بلند که در چند سطر شکسته می‌شود",
  text: "پنجره\n\nرمز یک‌بارمصرف شما: 48151\n\nتا ساعت ۱۲:۰۲ معتبر است.",
  html: "<p>48151</p>",
};

const gateway = ({ sandbox }: OutsideWorld, timeout = 10_000) =>
  createSmtpMail({
    url: sandbox.settings.SMTP_URL,
    from: sandbox.settings.MAIL_FROM,
    timeout,
  });

async function json({ sandbox }: OutsideWorld, path: string) {
  return await (await fetch(sandbox.origin + path)).json();
}

async function setFault({ sandbox }: OutsideWorld, target: string, mode: string): Promise<number> {
  const response = await postJson(`${sandbox.origin}/faults`, { target, mode });
  await response.body?.cancel();
  return response.status;
}

Deno.test("mail arrives in the mailbox of its address, readable, newest first", async () => {
  await withOutsideWorld(async (world) => {
    await gateway(world).send("sara@example.ir", MAIL);
    await gateway(world).send("Sara@example.ir", { ...MAIL, text: "پنجره\n\nخبر" });
    const [second, first] = await json(world, "/mailboxes/sara@example.ir.json");
    assert.equal(first.subject, MAIL.subject);
    assert.equal(first.text, MAIL.text);
    assert.equal(first.code, "48151");
    assert.equal(second.code, null);
    const page = await (await fetch(`${world.sandbox.origin}/mailboxes/sara@example.ir`)).text();
    assert.match(page, /48151/);
    assert.deepEqual(await json(world, "/mailboxes/omid@example.ir.json"), []);
    const wrong = await fetch(`${world.sandbox.origin}/mailboxes/nobody`);
    await wrong.body?.cancel();
    assert.equal(wrong.status, 404);
  });
});

for (const mode of ["error", "garbage", "timeout"]) {
  Deno.test(`the mail server applies ${mode}, then works again`, async () => {
    await withOutsideWorld(async (world) => {
      assert.equal(await setFault(world, "mail", mode), 200);
      await assert.rejects(gateway(world, 500).send("sara@example.ir", MAIL));
      await setFault(world, "mail", "ok");
      await gateway(world).send("sara@example.ir", MAIL);
      assert.equal((await json(world, "/mailboxes/sara@example.ir.json")).length, 1);
    });
  });
}

Deno.test("an undelivered message is accepted and never arrives; the mode is for SMS only", async () => {
  await withOutsideWorld(async (world) => {
    assert.equal(await setFault(world, "sms", "undelivered"), 200);
    const response = await sendSms(world.sandbox);
    assert.equal((await response.json()).return.status, 200);
    assert.deepEqual(await json(world, "/phones/09120000001.json"), []);
    assert.equal(await setFault(world, "civil", "undelivered"), 400);
  });
});

Deno.test("the second provider has its own key and fault switch", async () => {
  await withOutsideWorld(async (world) => {
    const { sandbox } = world;
    const second = {
      ...sandbox,
      settings: { ...sandbox.settings, SMS_URL: sandbox.settings.SMS2_URL },
    };
    assert.equal((await (await sendSms(second)).json()).return.status, 403);
    await setFault(world, "sms", "error");
    const sent = await sendSms(second, {}, sandbox.settings.SMS2_KEY);
    assert.equal((await sent.json()).return.status, 200);
    assert.equal((await json(world, "/phones/09120000001.json"))[0].code, "48213");
  });
});

Deno.test("dialling through a broken operator sends the gateway garbage, correctly signed", async () => {
  const secret = "s".repeat(32);
  const bodies: string[] = [];
  const gateway = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const body = await request.text();
    const { headers } = request;
    assert.equal(headers.get("host"), "sso.panjereh.localhost:8000");
    const signed = [headers.get("panjereh-timestamp"), headers.get("panjereh-nonce"), body];
    const expected = createHmac("sha256", secret).update(signed.join("\n")).digest("hex");
    assert.equal(headers.get("panjereh-signature"), expected);
    bodies.push(body);
    return new Response(null, { status: 400 });
  });
  const faults = createFaults();
  const delivered: string[] = [];
  const client = createWindowClient(gateway.addr.port);
  const ussd = createUssd({
    faults,
    phones: {
      deliver: (_mobile, { text }) => Promise.resolve(delivered.push(text)),
      messages: () => Promise.resolve([]),
    },
    clock: systemClock,
    secret,
    dialCode: DIAL_CODE,
    window: "http://sso.panjereh.localhost:8000",
    client,
  });
  faults.set({ target: "ussd", mode: "garbage" });
  assert.match(await ussd.dial("09120000001", DIAL_CODE), /خطا در ارتباط/);
  assert.match(bodies[0], /^<!doctype html>/);
  assert.equal(delivered.length, 1);
  client.close();
  await gateway.shutdown();
});

Deno.test("dialling without a gateway shows a failure on the phone's screen", async () => {
  await withOutsideWorld(async (world) => {
    const url = `${world.sandbox.origin}/phones/09120000001/dial`;
    const { text } = await (await postJson(url, { code: "*1#" })).json();
    assert.match(text, /خطا/);
    const [message] = await json(world, "/phones/09120000001.json");
    assert.deepEqual([message.channel, message.code], ["ussd", null]);
    const refused = await postJson(url, { code: "*1#" }, { "sec-fetch-site": "cross-site" });
    await refused.body?.cancel();
    assert.equal(refused.status, 403);
  });
});
