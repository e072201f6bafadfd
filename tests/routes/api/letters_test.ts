import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { contentOf } from "../../../docs/api/proof.ts";
import { accountByIdentity } from "../../../domain/identity/person_identity.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { confirmLetter } from "../../../domain/messages/serve_letter.ts";
import { REQUESTS_A_MINUTE } from "../../../domain/api/rate_limit.ts";
import { countUnread } from "../../support/box_counts.ts";
import { type ApiRequest, createTestApi } from "../../support/api.ts";
import { agency, introduce } from "../../support/letters.ts";
import { writeAccount } from "../../support/sessions.ts";
import { SARA, type World, worldTest } from "../../support/sign_in_world.ts";

const COURT = agency("court", { attributes: ["national_id"] });
const TAX = agency("tax", { attributes: [] });
const ALL = "letters.write letters.read events.read";

async function open(world: World) {
  const identity = { kind: "iranian", nationalId: SARA.nationalId } as const;
  await writeAccount(world, { id: "sara", status: "verified", identity });
  await commitTo(world.store).set(accountByIdentity(world.hash, identity), "sara").commit();
  const subject = await introduce(world, COURT, "sara");
  const api = createTestApi(world, [COURT, TAX]);
  const letter = (more: Record<string, unknown> = {}) => ({
    recipient: { subject },
    kind: "decision",
    title: "رأی هیئت",
    body: "متن",
    ...more,
  });
  let keys = 0;
  const post = (body: unknown, more: Partial<ApiRequest> = {}) =>
    api.ask({
      method: "POST",
      path: "/api/v1/letters",
      as: `court ${ALL}`,
      headers: { "idempotency-key": `key-${++keys}` },
      body,
      ...more,
    });
  return { ...api, subject, letter, post };
}

worldTest("api: nothing without a token, and nothing beyond its scopes", async (world) => {
  const { ask, routes } = await open(world);
  const open_ = routes().filter((route) => !route.security?.length).map(({ path }) => path);
  assert.deepEqual(open_, []);
  for (const { method, path } of routes()) {
    const at = path.replace("{id}", crypto.randomUUID());
    const without = await ask({ method: method.toUpperCase(), path: at });
    assert.deepEqual([without.status, without.json().code], [401, "token_required"], path);
    const wrong = await ask({ method: method.toUpperCase(), path: at, as: "nobody" });
    assert.deepEqual([wrong.status, wrong.json().code], [401, "token_invalid"], path);
    const gone = await ask({ method: method.toUpperCase(), path: at, as: `gone ${ALL}` });
    assert.equal(gone.status, 401, path);
    const narrow = await ask({ method: method.toUpperCase(), path: at, as: "court other" });
    // What any token may read.
    if (["/api/v1/limits", "/api/v1/keys"].includes(path)) assert.equal(narrow.status, 200);
    else assert.deepEqual([narrow.status, narrow.json().code], [403, "scope_missing"], path);
  }
  assert.equal((await ask({ path: "/api/v1/other" })).status, 401);
  assert.equal((await ask({ path: "/api/v1/other", as: "court letters.read" })).status, 404);
  assert.equal((await ask({ path: "/" })).status, 404);
});

worldTest("api: a letter is posted, read, opened and read again", async (world) => {
  const { ask, letter, post } = await open(world);
  const posted = await post(letter({
    number: "۱۲/۳",
    period: { of: "objection", days: 20 },
    needs_confirmation: true,
  }));
  assert.equal(posted.status, 202);
  const { id, state } = posted.json();
  assert.equal(state, "accepted");
  const read = async () =>
    (await ask({ path: `/api/v1/letters/${id}`, as: `court ${ALL}` })).json();
  const first = await read();
  assert.equal(first.state, "current");
  // 1405/09/01 in Tehran, and 20 days more, to the end of the last.
  assert.deepEqual(first.period, { of: "objection", ends_at: "2026-12-12T20:29:59.999Z" });
  assert.deepEqual(first.proof.map(({ step }: { step: string }) => step), ["accepted", "stored"]);
  await confirmLetter(world.deps, "sara", id);
  const second = await read();
  assert.ok(second.opened_at && second.confirmed_at);
  const signed = await ask({ path: `/api/v1/letters/${id}/proof`, as: `court ${ALL}` });
  const { iss, aud, proof, content_sha256, ...claims } = signed.json();
  assert.deepEqual([iss, aud], ["https://sso.example.ir", "court"]);
  assert.deepEqual(proof, second.proof);
  assert.deepEqual(Object.keys(claims), ["letter", "service", "posted_at"]);
  const { number, kind, title, body, language, period, salt } = second;
  const content = { attachments: [], body, kind, language, number, period, salt, title };
  assert.equal(content_sha256, createHash("sha256").update(contentOf(content)).digest("hex"));
  const { events, has_more } = (await ask({ path: "/api/v1/events?after=0", as: `court ${ALL}` }))
    .json();
  assert.equal(has_more, false);
  assert.deepEqual(events.map(({ type, subject }: Record<string, string>) => [type, subject]), [
    ["letter.opened", id],
    ["letter.confirmed", id],
  ]);
  assert.deepEqual((await ask({ path: "/api/v1/events", as: `tax ${ALL}` })).json().events, []);
});

worldTest("api: another agency's letter answers like an unknown one", async (world) => {
  const { ask, letter, post } = await open(world);
  const { id } = (await post(letter())).json();
  const unknown = crypto.randomUUID();
  const attempts = [
    ["GET", "", undefined],
    ["GET", "/proof", undefined],
    ["POST", "/withdrawal", { reason: "x" }],
    ["POST", "/replacement", { kind: "decision", title: "a", body: "b" }],
  ] as const;
  for (const [method, rest, body] of attempts) {
    const at = async (id: string) => {
      const { status, text } = await ask({
        method,
        path: `/api/v1/letters/${id}${rest}`,
        as: `tax ${ALL}`,
        body,
        headers: { "idempotency-key": "k" },
      });
      return { status, text };
    };
    assert.equal((await at(id)).status, 404, rest);
    assert.deepEqual(await at(id), await at(unknown), rest);
  }
});

worldTest("api: by the national ID where entitled, in any digits", async (world) => {
  const { letter, post } = await open(world);
  const to = (national_id: string) => letter({ recipient: { national_id } });
  assert.equal((await post(to(SARA.nationalId))).json().state, "accepted");
  assert.equal((await post(to("۰۰۱۲۳۴۵۶۷۹"))).json().state, "accepted");
  assert.equal((await post(to("0084575948"))).json().state, "not_reachable");
  const refused = await post(to(SARA.nationalId), { as: `tax ${ALL}` });
  assert.deepEqual([refused.status, refused.json().code], [403, "not_entitled"]);
});

worldTest("api: one key is one letter, whatever comes at once", async (world) => {
  const { letter, post } = await open(world);
  const headers = { "idempotency-key": '"one"' };
  const all = await Promise.all(Array.from({ length: 50 }, () => post(letter(), { headers })));
  assert.equal(new Set(all.map(({ text }) => text)).size, 1);
  assert.equal(await countUnread(world.store, "sara"), 1);
  // The same by another spelling, and another request by the same key.
  assert.equal((await post(letter(), { headers: { "idempotency-key": "one" } })).status, 202);
  const other = await post(letter({ title: "دیگر" }), { headers });
  assert.deepEqual([other.status, other.json().code], [422, "key_reused"]);
});

worldTest("api: what is wrong is named by its place, all at once", async (world) => {
  const { letter, post } = await open(world);
  const pointers = async (body: unknown, more: Partial<ApiRequest> = {}) => {
    const { status, text, json } = await post(body, more);
    assert.equal(status, 422, text);
    return json().errors.map(({ pointer }: { pointer: string }) => pointer).sort();
  };
  assert.deepEqual(
    await pointers({ recipient: { national_id: "1" }, kind: "other", title: "a\nb", body: "" }),
    ["/body", "/kind", "/recipient/national_id", "/title"],
  );
  assert.deepEqual(await pointers(letter({ recipient: {} })), ["/recipient"]);
  assert.deepEqual(
    await pointers(letter({ recipient: { subject: "a", national_id: SARA.nationalId } })),
    ["/recipient"],
  );
  assert.deepEqual(await pointers(letter({ other: 1 })), [""]);
  assert.deepEqual(await pointers(letter({ title: "a\u202egnp.exe" })), ["/title"]);
  assert.deepEqual(await pointers(letter({ period: { of: "payment", days: 0 } })), [
    "/period/days",
  ]);
  assert.deepEqual(await pointers(letter(), { headers: {} }), ["/header/idempotency-key"]);
  const cases = [
    ["{", "malformed", 400, {}],
    ["title=a", "media_type", 415, { "content-type": "application/x-www-form-urlencoded" }],
    [letter({ body: "ا".repeat(300_000) }), "too_large", 413, {}],
    [letter(), "media_type", 415, { "content-encoding": "gzip" }],
  ] as const;
  for (const [body, code, status, headers] of cases) {
    const answer = await post(body, { headers: { "idempotency-key": "k", ...headers } });
    assert.deepEqual([answer.status, answer.json().code], [status, code]);
  }
});

worldTest("api: a letter is withdrawn or replaced, once", async (world) => {
  const { ask, letter, post } = await open(world);
  const { id } = (await post(letter())).json();
  const { recipient: _, ...content } = letter({ title: "رأی اصلاحی" });
  const replaced = await ask({
    method: "POST",
    path: `/api/v1/letters/${id}/replacement`,
    as: `court ${ALL}`,
    headers: { "idempotency-key": "again" },
    body: content,
  });
  assert.equal(replaced.status, 202);
  const next = replaced.json().id;
  const withdraw = (id: string) =>
    ask({
      method: "POST",
      path: `/api/v1/letters/${id}/withdrawal`,
      as: `court ${ALL}`,
      body: { reason: "به اشتباه فرستاده شد" },
    });
  const past = await withdraw(id);
  assert.deepEqual([past.status, past.json().code], [409, "letter_past"]);
  assert.equal((await withdraw(next)).status, 204);
  assert.equal((await withdraw(next)).status, 204);
  const read = await ask({ path: `/api/v1/letters/${next}`, as: `court ${ALL}` });
  assert.deepEqual([read.json().state, read.json().replaces], ["withdrawn", id]);
});

worldTest("api: a service has a budget a minute, and is told of it", async (world) => {
  const { ask } = await open(world);
  const look = (as = `court ${ALL}`) => ask({ path: "/api/v1/events", as });
  const { response } = await look();
  assert.equal(response.headers.get("ratelimit-policy"), `"requests";q=${REQUESTS_A_MINUTE};w=60`);
  assert.equal(
    response.headers.get("ratelimit"),
    `"requests";r=${REQUESTS_A_MINUTE - 1};t=60`,
  );
});

worldTest("api: its description is complete, and open", async (world) => {
  const { api } = await open(world);
  const response = await api.request("/api/v1/openapi.json");
  const document = await response.json();
  assert.equal(document.openapi, "3.1.0");
  assert.deepEqual(Object.keys(document.paths).sort(), [
    "/api/v1/attachments",
    "/api/v1/attachments/{id}",
    "/api/v1/dossiers/{ref}",
    "/api/v1/dossiers/{ref}/events",
    "/api/v1/dossiers/{ref}/transitions",
    "/api/v1/events",
    "/api/v1/events/replay",
    "/api/v1/keys",
    "/api/v1/letters",
    "/api/v1/letters/batch",
    "/api/v1/letters/{id}",
    "/api/v1/letters/{id}/proof",
    "/api/v1/letters/{id}/replacement",
    "/api/v1/letters/{id}/withdrawal",
    "/api/v1/limits",
  ]);
  const { flows: { clientCredentials } } = document.components.securitySchemes.agency;
  assert.equal(clientCredentials.tokenUrl, "https://sso.example.ir/openid/token");
  // Every example passes the schema that validates.
  const { properties } = document.components.schemas.NewLetter;
  assert.ok(properties.title.example && properties.body.example);
});

worldTest("api: a letter has a title and a text that can be seen", async (world) => {
  const { post, letter } = await open(world);
  for (const unseen of ["\u200c", "\u2060 \u00ad", "\u2800", "\u3164"]) {
    for (const field of ["title", "body", "number"]) {
      const { status } = await post(letter({ [field]: unseen }));
      assert.equal(status, 422, `${field} ${JSON.stringify(unseen)}`);
    }
  }
  assert.equal((await post(letter({ title: "نامه\u200cها" }))).status, 202);
});
