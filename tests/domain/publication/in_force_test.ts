import assert from "node:assert/strict";
import {
  judgePublished,
  servicesInForce,
  withSettings,
} from "../../../domain/publication/in_force.ts";
import type { PublishedService, Standing } from "../../../domain/publication/published.ts";
import { service } from "../../routes/gateway/samples.ts";
import { closureOf } from "../../../domain/services/standing.ts";
import { published } from "./samples.ts";

const file = [service({ id: "tax" })];
const desk = (all: Record<string, PublishedService>, standings: Record<string, Standing> = {}) => ({
  published: new Map(Object.entries(all)),
  standings: new Map(Object.entries(standings)),
});

Deno.test("servicesInForce: the file's services, then what was published", () => {
  const { services, leftOut } = servicesInForce(
    file,
    desk({ library: published({ watchUntil: 5 }) }),
  );
  assert.deepEqual(services.map(({ id }) => id), ["tax", "library"]);
  assert.equal(services[0], file[0], "the same object, so that what is warm stays so");
  assert.deepEqual(services[1].desk, {
    published: { agencyId: "agency-1", revision: 1, watchUntil: 5 },
  });
  assert.deepEqual(leftOut, []);
});

Deno.test("servicesInForce: an ID of the file is the file's", () => {
  const { services, leftOut } = servicesInForce(file, desk({ tax: published({}, { id: "tax" }) }));
  assert.deepEqual(services, file);
  assert.deepEqual(leftOut.map(({ service }) => service), ["tax"]);
});

Deno.test("servicesInForce: what is not valid any more is left out alone", () => {
  const broken = published();
  broken.service = { ...broken.service, level: 7 };
  const { services, leftOut } = servicesInForce(
    file,
    desk({ broken, post: published({}, { id: "post" }) }),
  );
  assert.deepEqual(services.map(({ id }) => id), ["tax", "post"]);
  assert.match(leftOut[0].reason, /^level must be 1, 2 or 3/);
});

Deno.test("servicesInForce: the file's services can be suspended too", () => {
  const standing = { state: "suspended", by: "operator", since: 1, entriesFrom: 1 } as const;
  const { services } = servicesInForce(file, desk({}, { tax: standing }));
  assert.deepEqual(services[0].desk, { closed: "suspended", closedBy: "window", entriesFrom: 1 });
  assert.equal(closureOf(services[0]), "suspended_by_window");
  const of = (more: Partial<Standing>) =>
    closureOf(servicesInForce(file, desk({}, { tax: { ...standing, ...more } })).services[0]);
  assert.equal(of({ by: "agency" }), "suspended_by_agency");
  assert.equal(of({ by: "program" }), "suspended_by_window");
  assert.equal(of({ by: "agency", state: "retired" }), "service_retired");
  assert.equal(of({ state: "open" }), null);
});

Deno.test("judgePublished refuses another name, and files of this machine", () => {
  const { service } = published();
  assert.ok("reason" in judgePublished("other", { service }));
  const tls = { ...service, upstream: ["https://library.example.ir"], tls: { ca: "/etc/passwd" } };
  assert.ok("reason" in judgePublished("library", { service: tls }));
});

const KEY = { kty: "EC", kid: "one" } as const;

Deno.test("withSettings: keys, webhook and scopes are of no revision", () => {
  const given = { id: "a", webhook: "/old", openid: { client_secret_sha256: "0" } };
  assert.deepEqual(withSettings(given), given);
  assert.deepEqual(
    withSettings(given, { keys: [KEY], webhook: "/new", scopes: ["letters.write"] }),
    {
      id: "a",
      webhook: "/new",
      openid: {
        client_secret_sha256: undefined,
        jwks: { keys: [KEY] },
        scopes: ["letters.write"],
      },
    },
  );
  assert.deepEqual(withSettings(given, { keys: [], webhook: null }), { id: "a" });
  assert.deepEqual(withSettings({ id: "a" }, { scopes: ["letters.write"] }), { id: "a" });
});
