/** What a later revision of a live service keeps, and servers that are another agency's. */
import assert from "node:assert/strict";
import type { ApplicationDraft } from "../../../domain/application/draft.ts";
import { readDraft, type Surroundings } from "../../../domain/application/read_draft.ts";
import { hostTakenFrom } from "../../../domain/application/service_name.ts";
import { saveStep } from "../../../domain/application/write/save.ts";
import { submitApplication } from "../../../domain/application/write/submit.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { applicationDraftRecord } from "../../../domain/application/draft.ts";
import { agencyRecord } from "../../../domain/agency/agency.ts";
import { submittedService } from "../../../domain/publication/revision.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { service } from "../../routes/gateway/samples.ts";
import { START, type World, worldTest } from "../../support/sign_in_world.ts";
import { APPLICATION, applicationOf, CONTENT, move, submit } from "../review/sample.ts";
import { AGENCY, AROUND, draftWith, MEMBER, plantSurroundings } from "./samples.ts";

const LIVE: Surroundings = { ...AROUND, fixed: { serviceId: "new-library", way: "upstream" } };

const gapsOf = (fields: ApplicationDraft["fields"], around = LIVE) =>
  readDraft(draftWith(fields), around).gaps.map(({ field, code }) => `${field} ${code}`);

Deno.test("fixed: a live service keeps its name and its way, and nothing else", () => {
  assert.deepEqual(gapsOf({ level: "3", upstream: "https://other.gov.ir" }), []);
  assert.deepEqual(gapsOf({ service_id: "films" }), ["service_id fixed"]);
  assert.deepEqual(gapsOf({ service_id: "films" }, AROUND), []);
  const proxies = { way: "forward_auth", proxies: "192.0.2.1" };
  assert.deepEqual(gapsOf(proxies), ["way fixed"]);
  assert.deepEqual(gapsOf(proxies, AROUND), []);
});

Deno.test("fixed: a server of another agency's service is not named, one's own may be shared", () => {
  const desk = (agencyId: string) => ({ published: { agencyId, revision: 1 } });
  const bank = { agency: { fa: "بانک" }, upstream: ["https://bank.gov.ir"] };
  const catalogue = createCatalogue({
    services: [
      service({ id: "bank", ...bank }),
      // Another agency has the same Persian name.
      {
        ...service({ id: "films", agency: AGENCY.name, upstream: ["https://films.gov.ir"] }),
        desk: desk("agency-2"),
      },
      {
        ...service({ id: "books", agency: AGENCY.name, upstream: ["https://books.gov.ir"] }),
        desk: desk(AGENCY.id),
      },
    ],
  });
  const around = { ...AROUND, isHostTaken: hostTakenFrom(catalogue, AGENCY) };
  const named = (host: string) => gapsOf({ upstream: `https://library.gov.ir ${host}` }, around);
  assert.deepEqual(named("https://books.gov.ir"), []);
  assert.deepEqual(named("https://bank.gov.ir"), ["upstream host_taken"]);
  assert.deepEqual(named("https://films.gov.ir"), ["upstream host_taken"]);
});

/** `APPLICATION` with a live revision, and a second one that is being written. */
async function plantLive(world: World): Promise<void> {
  await plantSurroundings(world);
  await submit(world);
  await move(world, { state: "draft", live: 1, revision: 2, serviceId: "books" });
  await commitTo(world.store)
    .set(applicationDraftRecord(APPLICATION.id), draftWith({ service_id: "books" }))
    .commit();
}

worldTest("fixed: another service is neither saved nor submitted", async (world) => {
  await plantLive(world);
  const { deps } = world;
  const editing = { member: MEMBER, id: APPLICATION.id };
  const choose = (service_id: string) =>
    saveStep(deps, editing, { step: "service", typed: { service_id }, shown: "" });
  assert.deepEqual(await choose("films"), { outcome: "fixed" });
  assert.deepEqual(await choose("books"), { outcome: "saved" });

  // As an older version may have saved it.
  const draft = draftWith({ service_id: "films" });
  await commitTo(world.store).set(applicationDraftRecord(APPLICATION.id), draft).commit();
  const judging = { ...deps, catalogue: createCatalogue({ services: [] }) };
  const refused = await submitApplication(judging, { ...editing, agency: AGENCY });
  assert.equal(refused.outcome, "gaps");
  assert.deepEqual(
    "gaps" in refused && refused.gaps.map(({ field, code }) => `${field} ${code}`),
    ["service_id fixed"],
  );
  const typed = { title_fa: "نامی تازه" };
  await saveStep(deps, editing, { step: "details", typed, shown: "" });
  assert.equal((await applicationOf(world)).serviceId, "books");
});

worldTest("fixed: another service is not published in the place of the live one", async (world) => {
  await plantLive(world);
  const agency = { ...AGENCY, state: "active" as const, createdAt: START };
  await commitTo(world.store).set(agencyRecord(AGENCY.id), agency).commit();
  const publishedOf = async (serviceId: string) => {
    const content = { ...CONTENT, service: { serviceId } };
    await submit(world, { content, revision: 2, live: 1 });
    return (await submittedService(world.store, await applicationOf(world)))?.id;
  };
  assert.equal(await publishedOf("films"), undefined);
  assert.equal(await publishedOf("books"), "books");
});
