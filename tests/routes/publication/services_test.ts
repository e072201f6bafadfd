/** `/services` of the desk: what each sees and changes, and what is not theirs. */
import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { publishedServiceRecord, standingRecord } from "../../../domain/publication/published.ts";
import { publicationResultRecord } from "../../../domain/publication/result.ts";
import { trafficRecord } from "../../../domain/publication/traffic/traffic.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import type { Role } from "../../../domain/staff/role.ts";
import { published } from "../../domain/publication/samples.ts";
import { auditOf } from "../../support/audit.ts";
import { START } from "../../support/sign_in_world.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";
import { WINDOW } from "../parts.ts";

const KEY = JSON.stringify({ kty: "EC", crv: "P-256", kid: "one" });

async function signedIn(world: DeskWorld, role: Role, agencyId: string | undefined = "agency-1") {
  const write = commitTo(world.store);
  write.set(publishedServiceRecord("library"), published());
  await write.commit();
  const isOfWindow = role === "operator";
  const staff = member(`a-${role.replace("_", "-")}`, [role], {
    agencyId: isOfWindow ? undefined : agencyId,
  });
  const cookies = await world.signIn(staff);
  return (path: string, form?: Record<string, string>) => world.send(path, { form, cookies });
}

const propsOf = ({ shown }: DeskWorld) => shown.at(-1)!.props;
const stored = async ({ store }: DeskWorld) =>
  (await read(store, publishedServiceRecord("library"))).value!;

deskTest(
  "services: a reader sees how their service stands and fares, and changes nothing",
  async (world) => {
    const hour = Math.floor(START / HOUR);
    await commitTo(world.store).set(trafficRecord("library", hour, "worker"), {
      ...{ answers: 20, failures: 1, took: [19, 1, 0, 0, 0] },
      funnel: { started: 3, code: 9, identity: 0, arrived: 2 },
      refused: { legal_only: 1 },
    }).commit();
    const send = await signedIn(world, "reader");
    assert.equal((await send("/services/library")).status, 200);
    const { hour: shown, may, state, published: { revision } } = propsOf(world);
    assert.deepEqual([state, revision], ["open", 1]);
    assert.deepEqual(shown.funnel, { started: null, code: 9, identity: 0, arrived: 2 });
    assert.deepEqual(shown.refused, { legal_only: null });
    assert.deepEqual(shown.within, 100);
    assert.deepEqual(may, { standing: false, deliveries: false, withoutReason: true });
  },
);

deskTest("services: a failure is not named once the service goes on after it", async (world) => {
  const send = await signedIn(world, "reader");
  const { applicationId, revision } = published();
  const at = START;
  await commitTo(world.store)
    .set(publicationResultRecord(applicationId, revision), { at, failure: "errors" }).commit();
  const shown = async (state: "suspended" | "open", since: number) => {
    const standing = { state, by: "agency", since, entriesFrom: since } as const;
    await commitTo(world.store).set(standingRecord("library"), standing).commit();
    await send("/services/library");
    return propsOf(world).result.failure;
  };
  assert.equal(await shown("suspended", at + 1), "errors");
  assert.equal(await shown("open", at - 1), "errors", "before the failure");
  assert.equal(await shown("open", at + 1), undefined);
});

deskTest("services: each way says what the agency sets on its side", async (world) => {
  const send = await signedIn(world, "reader");
  const { upstream, ...service } = published().service as Record<string, unknown>;
  const openid = {
    redirect_uris: ["https://library.example.ir/back"],
    client_secret_sha256: "0".repeat(64),
  };
  for (
    const [given, ways] of [
      [{ upstream }, ["assertion"]],
      [{ upstream, openid }, ["assertion", "openid"]],
      [{ forward_auth: { proxies: ["192.0.2.1"] } }, ["assertion", "forward_auth"]],
    ] as const
  ) {
    await commitTo(world.store).set(publishedServiceRecord("library"), {
      ...published(),
      service: { ...service, ...given },
    }).commit();
    await send("/services/library");
    const { setup } = propsOf(world);
    assert.deepEqual(setup.ways, ways);
    assert.deepEqual([setup.id, setup.issuer, setup.host], [
      "library",
      WINDOW,
      "library.example.ir",
    ]);
  }
});

deskTest(
  "services: another agency's service is unknown to every path, and it is recorded",
  async (world) => {
    for (const role of ["reader", "manager", "key_holder"] as const) {
      const send = await signedIn(world, role, "agency-2");
      assert.equal((await send("/services/library")).status, 404);
      const forms = {
        manager: { "/standing": { change: "suspend" } },
        key_holder: {
          "/keys": { action: "add", jwk: KEY },
          "/deliveries": { replay: "webhook" },
        },
        reader: {},
      }[role] as Record<string, Record<string, string>>;
      for (const [path, form] of Object.entries(forms)) {
        assert.equal((await send(`/services/library${path}`, form)).status, 404, path);
      }
    }
    assert.equal((await read(world.store, standingRecord("library"))).value, null);
    assert.deepEqual(await stored(world), published());
    assert.ok((await auditOf(world, "staff.unknown")).length > 0);
  },
);

deskTest("services: a manager suspends with a reason, and brings back", async (world) => {
  const send = await signedIn(world, "manager");
  const act = (change: string) => send("/services/library/standing", { change, reason: "check" });
  assert.equal((await act("suspend")).status, 303);
  assert.equal((await read(world.store, standingRecord("library"))).value?.state, "suspended");
  assert.equal((await act("suspend")).status, 422);
  assert.equal(propsOf(world).failure, "moved");
  assert.equal((await act("resume")).status, 303);
  assert.equal((await act("delete")).status, 400);
});

deskTest("services: a key holder adds and ends keys, and sets the webhook", async (world) => {
  const send = await signedIn(world, "key_holder");
  assert.equal((await send("/services/library/keys", { action: "add", jwk: KEY })).status, 303);
  assert.deepEqual((await stored(world)).settings?.keys?.map(({ kid }) => kid), ["one"]);
  const faulty = await send("/services/library/keys", { action: "add", jwk: "{" });
  assert.equal(faulty.status, 422);
  assert.deepEqual(propsOf(world).error, { field: "jwk", code: "key_malformed" });
  assert.equal(propsOf(world).typed.jwk, "{");
  await send("/services/library/keys", { end: "one" });
  assert.deepEqual((await stored(world)).settings?.keys, []);
  const setWebhook = (webhook: string, more = {}) =>
    send("/services/library/keys", { action: "webhook", webhook, ...more });
  assert.equal((await setWebhook(" /told ")).status, 303);
  assert.equal((await stored(world)).settings?.webhook, "/told");
  const unsafe = "http://169.254.169.254/";
  assert.equal((await setWebhook(unsafe, { jwk: "{" })).status, 422);
  assert.deepEqual(propsOf(world).typed, { webhook: unsafe, jwk: "{" });
  // What was not asked for is not done, and not lost.
  assert.equal((await setWebhook("/other", { jwk: KEY })).status, 200);
  assert.deepEqual(propsOf(world).typed, { webhook: "/other", jwk: KEY });
  assert.deepEqual((await stored(world)).settings, { keys: [], webhook: "/other" });
});

deskTest("services: a private key is refused, and not shown again", async (world) => {
  const send = await signedIn(world, "key_holder");
  const jwk = JSON.stringify({ kty: "EC", kid: "x", d: "c2VjcmV0" });
  assert.equal((await send("/services/library/keys", { action: "add", jwk })).status, 422);
  assert.deepEqual(propsOf(world).typed, { webhook: "" });
});

deskTest("services: no form adds what it has no field for", async (world) => {
  const send = await signedIn(world, "key_holder");
  const more = { agencyId: "agency-2", level: "1", scopes: "letters.write", upstream: "http://a" };
  await send("/services/library/keys", { action: "webhook", webhook: "/told", ...more });
  assert.deepEqual(await stored(world), { ...published(), settings: { webhook: "/told" } });
});

deskTest(
  "services: an operator sees all services, gives scopes, and suspends those of the file",
  async (world) => {
    const send = await signedIn(world, "operator");
    await send("/services/library/scopes", { "scope_letters.write": "1", "scope_all": "1" });
    assert.deepEqual((await stored(world)).settings?.scopes, ["letters.write"]);
    await send("/services/library/settings");
    assert.deepEqual(
      propsOf(world).settings.scopes,
      ["letters.write"],
      "also before its first key",
    );
    const given = { ...published(), settings: { scopes: ["letters.write", "ssf.read"] } };
    await commitTo(world.store).set(publishedServiceRecord("library"), given).commit();
    await send("/services/library/scopes", { "scope_letters.read": "1", "scope_ssf.manage": "1" });
    const kept = ["letters.read", "ssf.read"];
    assert.deepEqual((await stored(world)).settings?.scopes, kept, "the form did not show it");
    await send("/services/library/settings");
    const { knownScopes } = propsOf(world).settings;
    assert.deepEqual(knownScopes.slice(-2), ["events.read", "ssf.read"]);
    await send("/services/library/scopes", { offered: knownScopes.join(" ") });
    assert.deepEqual((await stored(world)).settings?.scopes, []);
    assert.equal((await send("/services/insurance")).status, 200);
    assert.equal(propsOf(world).published, undefined);
    const suspend = (reason: string) =>
      send("/services/insurance/standing", { change: "suspend", reason });
    assert.equal((await suspend("چرا")).status, 422);
    const { failure, typed } = world.shown.at(-1)!.props;
    assert.deepEqual([failure, typed], ["short", "چرا"]);
    assert.equal((await read(world.store, standingRecord("insurance"))).value, null);
    assert.equal((await suspend("به درخواست دادگاه")).status, 303);
    await send("/services/insurance");
    assert.equal(world.shown.at(-1)!.props.changed.reason, "به درخواست دادگاه");
    assert.equal((await read(world.store, standingRecord("insurance"))).value?.by, "operator");
    await send("/services");
    assert.deepEqual(propsOf(world).services.map(({ id }: { id: string }) => id), ["insurance"]);
  },
);

deskTest(
  "services: deliveries are sent again for this service's receivers alone",
  async (world) => {
    const send = await signedIn(world, "key_holder");
    const deliver = (form: Record<string, string>) => send("/services/library/deliveries", form);
    assert.equal((await deliver({ replay: "webhook" })).status, 303);
    assert.equal((await deliver({ resume: "webhook" })).status, 303);
    assert.equal((await deliver({ replay: "webhook:insurance" })).status, 400);
    assert.equal((await deliver({ purge: "webhook" })).status, 400);
  },
);
