/** `/track`: the state by number, for strangers too. */
import assert from "node:assert/strict";
import { setTrackable } from "../../../domain/dossier/citizen_acts.ts";
import { dossierByNumberRecord, dossierRecord } from "../../../domain/dossier/dossier.ts";
import { newTrackingNumber } from "../../../domain/text/tracking_number.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { TRACKING_A_MINUTE } from "../../../domain/budget/tracking.ts";
import { aDossier } from "../../domain/dossier/sample.ts";
import { windowTest, type WindowWorld } from "../parts.ts";

const NUMBER = newTrackingNumber(systemRandom);

async function seed({ store }: WindowWorld) {
  const dossier = aDossier({ trackingNumber: NUMBER, state: "in_review" });
  const write = commitTo(store).set(dossierRecord(dossier.id), dossier);
  assert.ok(await write.set(dossierByNumberRecord(NUMBER), dossier.id).commit());
  return dossier;
}

const track = ({ send }: WindowWorld, number: string) => send("/track", { form: { number } });
const last = ({ shown }: WindowWorld) => shown.at(-1)!;

windowTest("track: the number shows the state, and nothing else of the dossier", async (world) => {
  await seed(world);
  const typed = NUMBER.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
  assert.equal((await track(world, ` ${typed.slice(0, 4)}-${typed.slice(4)}`)).status, 200);
  const { found, failure, error } = last(world).props;
  assert.deepEqual([found, failure, error], [
    { trackingNumber: NUMBER, state: "in_review" },
    undefined,
    undefined,
  ]);
});

windowTest("track: a hidden one is answered as an unknown one", async (world) => {
  const { id, accountId } = await seed(world);
  await setTrackable(world.deps, { id, accountId }, false);
  const answers: unknown[] = [];
  for (const number of [NUMBER, newTrackingNumber(systemRandom)]) {
    const { status } = await track(world, number);
    const { typed: _, ...props } = last(world).props;
    answers.push([status, props]);
  }
  assert.deepEqual(answers[0], [404, { failure: { code: "unknown" } }]);
  assert.deepEqual(answers[0], answers[1]);
});

windowTest("track: a mistyped number is told at once, kept, and costs nothing", async (world) => {
  const wrong = NUMBER.slice(0, 12) + (Number(NUMBER[12]) + 1) % 10;
  for (let i = 0; i <= TRACKING_A_MINUTE.ip; i++) {
    assert.equal((await track(world, wrong)).status, 422);
  }
  assert.deepEqual(last(world).props, { typed: wrong, error: "check_digit" });
});

windowTest("track: a place asks for so many numbers a minute, right or wrong", async (world) => {
  await seed(world);
  for (let i = 0; i < TRACKING_A_MINUTE.ip; i++) {
    const number = i % 2 ? NUMBER : newTrackingNumber(systemRandom);
    assert.notEqual((await track(world, number)).status, 429);
  }
  const refused = await track(world, NUMBER);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get("retry-after")) <= 60);
  assert.equal(last(world).props.found, undefined);
  const other = await world.send("/track", { form: { number: NUMBER }, ip: "198.51.100.9" });
  assert.equal(other.status, 200);
});
