/**
 * Hundreds of people of one network at once, at two workers: no commit of a sign-in touches a record
 * that another person's touches.
 */
import assert from "node:assert/strict";
import { createShards } from "../../../domain/budget/shards.ts";
import { placesAt } from "../../../domain/budget/place.ts";
import { createSystemStrain, strainRecord } from "../../../domain/budget/system_strain.ts";
import { listAll } from "../../../domain/platform/read.ts";
import type { Atomic, Store } from "../../../domain/platform/store.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

const PEOPLE = 200;
/** More would wait for each other longer than a busy machine allows. */
const AT_ONCE = 50;
const AT = { ip: "address-1", network: "network-1" };

interface Commits {
  count: number;
  conflicts: number;
}

/** Another worker at the same store; its commits are counted. */
function workerOf({ deps }: World, commits: Commits): World["deps"] {
  const counting = (atomic: Atomic): Atomic => {
    const commit = atomic.commit.bind(atomic);
    return Object.assign(atomic, {
      async commit() {
        const isDone = await commit();
        commits.count++;
        if (!isDone) commits.conflicts++;
        return isDone;
      },
    });
  };
  const inner = { ...deps.store };
  const store: Store = { ...inner, atomic: () => counting(inner.atomic()) };
  const newShard = createShards(systemRandom);
  return { ...deps, store, newShard, strain: createSystemStrain({ ...deps, store, newShard }) };
}

/** A national ID with its check digit. */
function nationalIdOf(person: number): string {
  const digits = String(10_000_000 + person).padStart(9, "0");
  const sum = [...digits].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0);
  const rest = sum % 11;
  return digits + (rest < 2 ? rest : 11 - rest);
}

function newPerson({ outside }: World, person: number) {
  const nationalId = nationalIdOf(person);
  const mobile = `0912${String(1_000_000 + person)}`;
  outside.sims.set(mobile, nationalId);
  outside.people.set(`${nationalId} 1370/5/14`, {
    firstName: "سارا",
    lastName: "محمدی",
    fatherName: "رضا",
    alive: true,
    postalCode: "1234567890",
  });
  return { mobile, typed: { nationalId, day: "14", month: "5", year: "1370" } };
}

worldTest(
  "200 people of one network sign in, 50 at once, at two workers without conflicts",
  async (world) => {
    const commits = { count: 0, conflicts: 0 };
    const workers = [workerOf(world, commits), workerOf(world, commits)];
    const come = async (person: number) => {
      const at = { ...world, deps: workers[person % 2] };
      await signIn(at, world.caller(`browser-${person}`, AT), newPerson(world, person));
    };
    for (let first = 0; first < PEOPLE; first += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => come(first + i)));
    }
    assert.ok(commits.count >= 5 * PEOPLE, `${commits.count} commits`);
    assert.ok(
      commits.conflicts <= commits.count / 100,
      `${commits.conflicts} conflicts of ${commits.count} commits`,
    );
    const { ip, network } = await placesAt(world.store, AT, world.clock.time);
    assert.deepEqual([ip.sent, ip.used], [PEOPLE, PEOPLE], "nothing that is counted is lost");
    assert.deepEqual([network.sent, network.used], [PEOPLE, PEOPLE]);
    let right = 0;
    for await (const { value } of listAll(world.store, strainRecord.all())) right += value.right;
    assert.equal(right, PEOPLE);
  },
);
