/** What an approval would do, said before. */
import assert from "node:assert/strict";
import type { Agency } from "../../../domain/agency/agency.ts";
import type { WayStep } from "../../../domain/application/content.ts";
import { type DryRefusal, dryRun, readDryRun } from "../../../domain/review/dry_run.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { publishedServiceRecord } from "../../../domain/publication/published.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { service } from "../../routes/gateway/samples.ts";
import { openWorld, START } from "../../support/sign_in_world.ts";
import { published } from "../publication/samples.ts";
import { APPLICATION, caseOf, CONTENT, submit, withDetails } from "./sample.ts";

const AGENCY: Agency = {
  ...{ id: "agency-1", name: { fa: "کتابخانهٔ ملی" }, state: "active", createdAt: START },
};
const KNOWN = { agency: AGENCY, isTaken: false, published: null, standing: null };

const way = (way: WayStep) => withDetails({ way });

Deno.test("dry run: a new service with what it is sent", () => {
  const { service: made, faults, refusals, replaces, hosts, headers } = dryRun(CONTENT, KNOWN);
  assert.deepEqual([faults, refusals, replaces], [[], [], undefined]);
  assert.deepEqual([made?.id, made?.agency], ["books", AGENCY.name]);
  assert.deepEqual(hosts, ["https://books.example.ir"]);
  assert.deepEqual(headers, [
    "X-Identity-Assertion",
    "X-Identity-Subject",
    "X-Identity-Level",
    "X-Identity-Auth-Time",
    "X-Identity-Given-Name",
  ]);
});

Deno.test("dry run: a site with servers of its own gets no headers", () => {
  const openid = way({
    ...{ way: "openid", redirectUris: ["https://books.gov.ir/in"], postLogoutRedirectUris: [] },
    jwks: "no keys",
  });
  const { service: made, faults, hosts, headers } = dryRun(openid, KNOWN);
  assert.deepEqual([made, headers], [undefined, []]);
  assert.deepEqual(faults.map(({ field }) => field), ["jwks"]);
  assert.deepEqual(hosts, ["https://books.gov.ir"]);
});

const own = published({}, { id: "books", upstream: ["https://books.example.ir"] });
const REFUSED: [DryRefusal[], Partial<typeof KNOWN | Record<string, unknown>>][] = [
  [["agency_inactive"], { agency: null }],
  [["agency_inactive"], { agency: { ...AGENCY, state: "suspended" } }],
  [["name_taken"], { isTaken: true, published: own }],
  [["retired"], { published: own, standing: { state: "retired", by: "agency", since: START } }],
  [["left_out"], { published: { ...own, settings: { webhook: "http://books.example.ir/a" } } }],
];

for (const [refusals, known] of REFUSED) {
  Deno.test(`dry run: ${refusals} (${Object.keys(known)})`, () => {
    assert.deepEqual(dryRun(CONTENT, { ...KNOWN, ...known }).refusals, refusals);
  });
}

Deno.test("dry run: what is live of the same application is replaced, another's name is not taken", async () => {
  const world = await openWorld();
  await submit(world);
  const dry = async (given = {}, services: ReturnType<typeof service>[] = []) => {
    const stored = { ...own, applicationId: APPLICATION.id, revision: 3, ...given };
    await commitTo(world.store).set(publishedServiceRecord("books"), stored).commit();
    const catalogue = createCatalogue({ services });
    const found = { ...await caseOf(world), agency: AGENCY };
    const { refusals, replaces } = await readDryRun({ ...world.deps, catalogue }, found);
    return [refusals, replaces];
  };
  assert.deepEqual(await dry(), [[], 3]);
  assert.deepEqual(await dry({ applicationId: "application-2" }), [["name_taken"], undefined]);
  assert.deepEqual(await dry({}, [service({ id: "books" })]), [["name_taken"], undefined]);
  world.store.close();
});
