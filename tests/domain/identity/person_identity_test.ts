import assert from "node:assert/strict";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import {
  accountByIdentity,
  type ForeignIdentity,
  isSamePerson,
} from "../../../domain/identity/person_identity.ts";
import { ownsSim } from "../../../domain/registry/registries.ts";

const hash = createKeyedHash(new Uint8Array(32).fill(1));
const SARA = { kind: "iranian", nationalId: "0012345679" } as const;
const OMID = { kind: "iranian", nationalId: "0499370899" } as const;
const DANIEL: ForeignIdentity = {
  kind: "foreign",
  fidaCode: "99910000014",
  documentKind: "passport",
  documentNumber: "C4F7K2901",
};
const RENEWED: ForeignIdentity = { ...DANIEL, documentKind: "naja", documentNumber: "12345678" };
const OTHER: ForeignIdentity = { ...DANIEL, fidaCode: "99910000022" };
/** The digits of Sara's national ID, as a FIDA code. */
const NAMESAKE: ForeignIdentity = { ...DANIEL, fidaCode: SARA.nationalId };

const people = [SARA, OMID, DANIEL, OTHER, NAMESAKE];

Deno.test("isSamePerson(): each matches only themselves, by any document", () => {
  for (const [i, a] of people.entries()) {
    for (const [j, b] of people.entries()) assert.equal(isSamePerson(a, b), i === j);
  }
  assert.ok(isSamePerson(DANIEL, RENEWED));
});

Deno.test("accountByIdentity(): one account per person, whose identifier is not readable", () => {
  const keys = people.map((person) => JSON.stringify(accountByIdentity(hash, person)));
  assert.equal(new Set(keys).size, people.length);
  assert.deepEqual(accountByIdentity(hash, RENEWED), accountByIdentity(hash, DANIEL));
  for (const key of keys) assert.doesNotMatch(key, /0012345679|0499370899|9991/);
});

Deno.test("ownsSim() asks by national ID, and for a foreign national by FIDA code", async () => {
  const asked: unknown[] = [];
  const sim = {
    isOwner: (...question: unknown[]) => {
      asked.push(question);
      return Promise.resolve(true);
    },
  };
  await ownsSim(sim, "09121234567", SARA);
  await ownsSim(sim, "09120000021", DANIEL);
  assert.deepEqual(asked, [
    ["09121234567", SARA.nationalId],
    ["09120000021", DANIEL.fidaCode, "fida"],
  ]);
});
