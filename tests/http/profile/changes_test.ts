/** A new postal code from the person's page to the agency's server, and its answer back. */
import assert from "node:assert/strict";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { eventually } from "../../support/waiting.ts";
import { arriveAt, programTest, setFault, signIn, stepsOf } from "../journey.ts";
import { archive, reader, startAgency, verifySet } from "../events/receiver.ts";

const CLAIMS = "https://schemas.openid.net/secevent/caep/event-type/token-claims-change";

programTest(
  "profile: a new postal code reaches the agency, and its answer the person",
  async (world) => {
    await using agency = await startAgency();
    agency.answer = () => ({ status: 422, body: '{"err":"outside_area"}' });
    const service = { ...archive(agency), attributes: ["postal_code"], changes: "/changes" };
    await world.program.useServices([{ ...service, events: undefined }]);
    const { browser, sub } = await reader(world);
    const { origin, program, clock } = world;
    clock.time += MINUTE;
    const form = await browser.get(`${origin}/profile/postal-code`);

    await setFault(program, { target: "post", mode: "error" });
    const down = await browser.submit(form, { postal_code: "9990000116" });
    assert.equal(down.status, 503);
    assert.match(down.main, /value="9990000116"/, "nothing typed is lost");
    assert.ok(Number(down.headers.get("retry-after")) > 0);
    await setFault(program, { target: "post", mode: "ok" });

    const unknown = await browser.submit(form, { postal_code: "5555555555" });
    assert.equal(unknown.status, 422);
    const told = await browser.submit(form, { postal_code: otherCode(world) });
    assert.equal(told.url.pathname, "/profile/changes");
    assert.match(told.text, /کد پستی شما عوض شد/);
    const [{ path, token }] = await eventually(() => {
      assert.equal(agency.got.length, 1);
      return Promise.resolve(agency.got);
    });
    assert.equal(path, "/changes");
    const { sub_id, events } = await verifySet(world, token);
    assert.deepEqual(sub_id, { format: "iss_sub", iss: origin, sub });
    const { claims } = (events as Record<string, { claims: unknown }>)[CLAIMS];
    assert.deepEqual(claims, { postal_code: otherCode(world) });

    clock.time += MINUTE;
    const refused = await eventually(async () => {
      const page = await browser.get(`${origin}/profile/changes`);
      assert.match(page.main, /نشانی تازه در محدودهٔ این سازمان نیست/);
      return page;
    });
    agency.answer = () => ({ status: 200 });
    const retried = await browser.submit(refused, { service: "archive" });
    assert.match(retried.text, /دوباره فرستاده می‌شود/);
    await eventually(async () => {
      const { main } = await browser.get(`${origin}/profile/changes`);
      assert.match(main, /سازمان پذیرفت و ثبت کرد/);
    });
  },
);

programTest(
  "profile: the next sign-in keeps the postal code that the person has given",
  async (world) => {
    const { origin, program, clock } = world;
    const person = world.person("verified-citizen");
    const [here, elsewhere] = [world.browser(), world.browser()];
    await signIn(program, here, person);
    clock.time += MINUTE;
    const form = await here.get(`${origin}/profile/postal-code`);
    await here.submit(form, { postal_code: otherCode(world) });
    const changes = (page: { main: string }) => page.main.match(/<h2>/g)?.length;
    assert.equal(changes(await here.get(`${origin}/profile/changes`)), 1);

    clock.time += 2 * MINUTE;
    const step = await arriveAt(program, elsewhere, person, "postal_code");
    assert.match(step.main, /این کد پستی را خودتان اینجا ثبت کرده‌اید/);
    assert.doesNotMatch(step.main, /ثبت احوال/);
    await stepsOf(program, elsewhere, person).postalCode(step);
    assert.equal(changes(await elsewhere.get(`${origin}/profile/changes`)), 1);
  },
);

/** One that the simulated post knows: another sample person's. */
const otherCode = ({ person }: { person(name: string): { postalCode: string } }) =>
  person("chief-executive").postalCode;
