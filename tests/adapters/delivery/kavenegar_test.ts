import assert from "node:assert/strict";
import { createKavenegar } from "../../../adapters/delivery/kavenegar.ts";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { type Behaviour, FAILURES, hang, serveLoopback } from "../loopback_server.ts";

const KEY = "SECRET/KEY";
const templates = {
  deskCode: "panjereh-desk-code",
  code: "panjereh-code",
  contact: "panjereh-contact",
  simChanged: "panjereh-sim-changed",
  notice: "panjereh-notice",
  deskNotice: "panjereh-desk-notice",
  letter: "panjereh-letter",
  dossier: "panjereh-dossier",
  invitation: "panjereh-invitation",
  deskNews: "panjereh-desk-news",
};
const link = "https://sso.example.ir/not-me/token";
const code = { template: "code", code: "48151" } as const;

const accept: Behaviour = () =>
  Response.json({ return: { status: 200, message: "تایید شد" }, entries: [{ messageid: 1 }] });

function refuse(status: number, httpStatus = status): Behaviour {
  const body = { return: { status, message: "48151" }, entries: null };
  return () => Response.json(body, { status: httpStatus });
}

function gateway(url: string, timeout?: number) {
  return createKavenegar({ url, key: KEY, templates, timeout });
}

async function failure(call: Promise<unknown>): Promise<DeliveryFailed> {
  const error = await call.then(() => null, (error) => error);
  assert.ok(error instanceof DeliveryFailed, `got ${error}`);
  assert.doesNotMatch(Deno.inspect(error, { depth: 9 }), /SECRET|48151|09121234567/);
  return error;
}

Deno.test("a notice to staff has a template of its own, with the tokens of the other", async () => {
  await using server = serveLoopback(accept);
  const sms = gateway(server.url);
  const said = { what: "رمز عبور", about: "۱۲:۰۰", link };
  await sms.send("09121234567", { template: "notice", ...said });
  await sms.send("09121234567", { template: "desk_notice", ...said });
  const [notice, atDesk] = server.received.map(({ body }) =>
    Object.fromEntries(new URLSearchParams(body))
  );
  assert.deepEqual(atDesk, { ...notice, template: "panjereh-desk-notice" });
});

Deno.test("a code of the desk has a template of its own, which binds it to the desk", async () => {
  await using server = serveLoopback(accept);
  const sms = gateway(server.url);
  await sms.send("09121234567", { template: "desk_code", code: "481519" });
  const [{ body }] = server.received;
  const { template, token } = Object.fromEntries(new URLSearchParams(body));
  assert.deepEqual([template, token], ["panjereh-desk-code", "481519"]);
});

Deno.test("send posts the form of verify/lookup for each template", async () => {
  await using server = serveLoopback(accept);
  const sms = gateway(`${server.url}/sms`);
  await sms.send("09121234567", code);
  await sms.send("09121234567", { template: "sim_changed", newMobileTail: "4567", link });
  await sms.send("09121234567", { template: "notice", what: "ورود تازه", about: "۱۲:۰۰", link });
  const news = { agency: "Court", date: "1" };
  await sms.send("09121234567", { template: "letter", ...news });
  await sms.send("09121234567", { template: "dossier", ...news, language: "en" });
  const invited = { userName: "u-7k3m", agency: "Court", link } as const;
  await sms.send("09121234567", { template: "invitation", ...invited });
  await sms.send("09121234567", { template: "contact", code: "48151", agency: "Court" });
  await sms.send("09121234567", { template: "desk_news", link });
  await sms.send("09121234567", { template: "desk_news", link, service: "Tax", language: "en" });
  const [first, second, third, fourth, fifth, sixth, contact, seventh, eighth] = server.received;
  assert.equal(first.path, "/sms/v1/SECRET%2FKEY/verify/lookup.json");
  assert.match(first.headers.get("content-type")!, /^application\/x-www-form-urlencoded/);
  const form = (body: string) => Object.fromEntries(new URLSearchParams(body));
  const common = { receptor: "09121234567", type: "sms" };
  assert.deepEqual(form(first.body), { ...common, template: "panjereh-code", token: "48151" });
  assert.deepEqual(form(second.body), {
    ...common,
    template: "panjereh-sim-changed",
    token: "4567",
    token2: link,
  });
  assert.deepEqual(form(third.body), {
    ...common,
    template: "panjereh-notice",
    token: link,
    token10: "ورود تازه",
    token20: "۱۲:۰۰",
  });
  const tokens = { ...common, token: "1", token20: "Court" };
  assert.deepEqual(form(fourth.body), { ...tokens, template: "panjereh-letter" });
  assert.deepEqual(form(sixth.body), {
    ...common,
    template: "panjereh-invitation",
    token: link,
    token10: "u-7k3m",
    token20: "Court",
  });
  assert.deepEqual(form(contact.body), {
    ...common,
    template: "panjereh-contact",
    token: "48151",
    token20: "Court",
  });
  assert.deepEqual(form(seventh.body), {
    ...common,
    template: "panjereh-desk-news",
    token: link,
  });
  assert.deepEqual(form(eighth.body), {
    ...common,
    template: "panjereh-desk-news-service-en",
    token: link,
    token20: "Tax",
  });
  assert.deepEqual(form(fifth.body), { ...tokens, template: "panjereh-dossier-en" });
});

const refusals: [string, Behaviour][] = [
  ["a refusal of the key (403)", refuse(403)],
  ["a refusal of the receptor (411)", refuse(411)],
  ["a refusal for want of credit (418)", refuse(418)],
  ["a refusal in a body of status 200", refuse(418, 200)],
];

for (const [name, behaviour] of [...FAILURES, ...refusals]) {
  Deno.test(`send fails on ${name} and is never retried`, async () => {
    await using server = serveLoopback(behaviour);
    const error = await failure(gateway(server.url).send("09121234567", code));
    assert.ok(error.retryAfter >= 1);
    assert.equal(server.received.length, 1);
  });
}

Deno.test("send fails when no answer comes in time and is never retried", async () => {
  await using server = serveLoopback(hang);
  await failure(gateway(server.url, 80).send("09121234567", code));
  assert.equal(server.received.length, 1);
});

Deno.test("send fails at once after five consecutive failures, and reports for how long", async () => {
  await using server = serveLoopback(refuse(418));
  const sms = gateway(server.url);
  for (let i = 0; i < 5; i++) await failure(sms.send("09121234567", code));
  const error = await failure(sms.send("09121234567", code));
  assert.equal(server.received.length, 5);
  assert.ok(error.retryAfter > 5 && error.retryAfter <= 10);
});

Deno.test("send counts failures that a body of status 200 states, and tells what it was", async () => {
  await using server = serveLoopback(refuse(418, 200));
  const calls: (string | undefined)[] = [];
  const watch = { called: (_target: string, _ms: number, failure?: string) => calls.push(failure) };
  const sms = createKavenegar({ url: server.url, key: KEY, templates, watch });
  for (let i = 0; i < 6; i++) await failure(sms.send("09121234567", code));
  assert.equal(server.received.length, 5);
  assert.deepEqual(calls, [...Array(5).fill("status 418"), "breaker open"]);
});

Deno.test("send goes on for others after any number of invalid receptors", async () => {
  await using server = serveLoopback(refuse(411));
  const sms = gateway(server.url);
  for (let i = 0; i < 6; i++) await failure(sms.send("09001234567", code));
  server.behaviour = accept;
  await sms.send("09121234567", code);
  assert.equal(server.received.length, 7);
});

const MAY_HAVE_LEFT: [string, Behaviour, boolean][] = [
  ["status 400", refuse(400), false],
  ["status 418", refuse(418), false],
  ["status 499", refuse(499), false],
  ["status 500", refuse(500), true],
  ["status 503", refuse(503), true],
  ["a redirect", () => new Response(null, { status: 302 }), true],
  ["a page in place of JSON", () => new Response("<h1>"), true],
  ["another shape", () => Response.json({ return: {} }), true],
  ["a refusal in a body of status 200", refuse(418, 200), false],
  ["a failure in a body of status 200", refuse(500, 200), true],
];

for (const [name, behaviour, mayHaveLeft] of MAY_HAVE_LEFT) {
  Deno.test(`after ${name} a message ${mayHaveLeft ? "may have" : "has not"} left`, async () => {
    await using server = serveLoopback(behaviour);
    const error = await failure(gateway(server.url).send("09121234567", code));
    assert.equal(Boolean(error.mayHaveLeft), mayHaveLeft);
  });
}

Deno.test("a message has not left if the operator was not called, and may have if it did not answer", async () => {
  const unreached = await failure(gateway("http://127.0.0.1:1").send("09121234567", code));
  assert.equal(Boolean(unreached.mayHaveLeft), false);
  await using server = serveLoopback(hang);
  const late = await failure(gateway(server.url, 80).send("09121234567", code));
  assert.equal(late.mayHaveLeft, true);
  server.behaviour = refuse(500);
  const sms = gateway(server.url);
  for (let i = 0; i < 5; i++) await failure(sms.send("09121234567", code));
  assert.equal(Boolean((await failure(sms.send("09121234567", code))).mayHaveLeft), false);
});

Deno.test("a message may have left when the connection ends before the answer", async () => {
  using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr as Deno.NetAddr;
  const accepting = (async () => {
    using connection = await listener.accept();
    await connection.read(new Uint8Array(1024));
  })();
  const error = await failure(gateway(`http://127.0.0.1:${port}`).send("09121234567", code));
  await accepting;
  assert.equal(error.mayHaveLeft, true);
});

Deno.test("a refused message may be sent again after a minute", async () => {
  await using server = serveLoopback(refuse(411));
  assert.equal((await failure(gateway(server.url).send("09121234567", code))).retryAfter, 60);
});

Deno.test("a message is named after its provider if delivery is reported", async () => {
  await using server = serveLoopback(accept);
  const send = (name?: string) =>
    createKavenegar({ url: server.url, key: KEY, templates, name }).send("09121234567", code);
  assert.deepEqual(await send(), { messageId: "1:1" });
  assert.deepEqual(await send("2"), { messageId: "2:1" });
  for (const entries of [null, [], "none", [{ messageid: "x" }]]) {
    server.behaviour = () => Response.json({ return: { status: 200 }, entries });
    assert.deepEqual(await send(), {});
  }
});
