import assert from "node:assert/strict";
import * as fc from "fast-check";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import {
  type ChainLink,
  checkChain,
  linkAfter,
  NO_LINKS,
} from "../../../domain/platform/audit_chain.ts";

const hash = createKeyedHash(new Uint8Array(32).fill(7));

const someRecord: fc.Arbitrary<AuditRecord> = fc.record({
  at: fc.nat(),
  event: fc.constantFrom("code.sent", "code.wrong", "session.created"),
  accountId: fc.option(fc.string(), { nil: undefined }),
  detail: fc.option(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.nat()))),
}, { requiredKeys: ["at", "event"] }) as fc.Arbitrary<AuditRecord>;

function chainOf(records: AuditRecord[]): ChainLink[] {
  const links: ChainLink[] = [];
  for (const record of records) links.push(linkAfter(hash, links.at(-1) ?? NO_LINKS, record));
  return links;
}

const someChain = fc.array(someRecord, { minLength: 2, maxLength: 12 }).map(chainOf);

/** A chain and a position in it. */
const chainAndPlace = someChain.chain((links) =>
  fc.tuple(fc.constant(links), fc.nat(links.length - 1))
);

/** Depends on the record alone, at any position. */
const imprint = ({ record }: Pick<ChainLink, "record">) => linkAfter(hash, NO_LINKS, record).hash;

const isSound = async (links: ChainLink[], head: ChainLink) =>
  (await checkChain(hash, links, [head])).broken === undefined;

Deno.test("checkChain finds no fault in an unaltered chain", async () => {
  await fc.assert(fc.asyncProperty(chainAndPlace, async ([links, place]) => {
    const { sequence, hash: mac } = links.at(-1)!;
    const verdict = await checkChain(hash, links, [links[place], links.at(-1)!]);
    assert.deepEqual(verdict, {
      links: links.length,
      end: { sequence, hash: mac },
      broken: undefined,
    });
  }));
});

Deno.test("checkChain finds any edit of a record", async () => {
  await fc.assert(fc.asyncProperty(chainAndPlace, someRecord, async ([links, place], record) => {
    fc.pre(imprint({ record }) !== imprint(links[place]));
    const edited = links.with(place, { ...links[place], record });
    const { broken } = await checkChain(hash, edited, [links.at(-1)!]);
    assert.deepEqual(broken, { sequence: place + 1, fault: "altered" });
  }));
});

Deno.test("checkChain finds any deletion, including the last link's", async () => {
  await fc.assert(fc.asyncProperty(chainAndPlace, async ([links, place]) => {
    const { broken } = await checkChain(hash, links.toSpliced(place, 1), [links.at(-1)!]);
    assert.deepEqual(broken, { sequence: place + 1, fault: "missing" });
  }));
});

Deno.test("checkChain finds two swapped records", async () => {
  await fc.assert(fc.asyncProperty(chainAndPlace, fc.nat(11), async ([links, place], other) => {
    const [a, b] = [links[place], links[other % links.length]];
    fc.pre(imprint(a) !== imprint(b));
    const swapped = links
      .with(a.sequence - 1, { ...b, sequence: a.sequence })
      .with(b.sequence - 1, { ...a, sequence: b.sequence });
    assert.equal(await isSound(swapped, links.at(-1)!), false);
  }));
});

Deno.test("checkChain finds an inserted record", async () => {
  await fc.assert(fc.asyncProperty(chainAndPlace, someRecord, async ([links, place], record) => {
    const moved = links.slice(place).map((link) => ({ ...link, sequence: link.sequence + 1 }));
    const forged = { ...links[place], record };
    const put = [...links.slice(0, place), forged, ...moved];
    assert.equal(await isSound(put, links.at(-1)!), false);
  }));
});

Deno.test("checkChain finds a link of another key", async () => {
  const [first, second] = chainOf([
    { at: 1, event: "code.sent" },
    { at: 2, event: "session.created" },
  ]);
  const stranger = createKeyedHash(new Uint8Array(32).fill(8));
  const strange = linkAfter(stranger, first, second.record);
  const found = (await checkChain(hash, [first, strange], [strange])).broken;
  assert.deepEqual(found, { sequence: 2, fault: "altered" });
});

Deno.test("checkChain with a head kept elsewhere finds what the store's own cannot reveal", async () => {
  const [first, second] = chainOf([
    { at: 1, event: "code.sent" },
    { at: 2, event: "session.created" },
  ]);
  const rewritten = linkAfter(hash, first, { at: 3, event: "session.ended" });
  assert.equal((await checkChain(hash, [first, rewritten], [rewritten])).broken, undefined);
  const replaced = await checkChain(hash, [first, rewritten], [rewritten, second]);
  assert.deepEqual(replaced.broken, { sequence: 2, fault: "replaced" });
  const cut = await checkChain(hash, [first], [first, second]);
  assert.deepEqual(cut.broken, { sequence: 2, fault: "missing" });
  const emptied = await checkChain(hash, [], [NO_LINKS, second]);
  assert.deepEqual(emptied.broken, { sequence: 1, fault: "missing" });
});

Deno.test("checkChain finds a link of another chain of the same key", async () => {
  const records = (at: number): AuditRecord[] => [
    { at, event: "code.sent" },
    { at: 2, event: "session.created" },
    { at: 3, event: "session.ended" },
  ];
  const [own, other] = [chainOf(records(0)), chainOf(records(1))];
  const spliced = own.with(1, other[1]);
  const { broken } = await checkChain(hash, spliced, [own.at(-1)!]);
  assert.deepEqual(broken, { sequence: 2, fault: "altered" });
});

Deno.test("checkChain returns the first of several faults", async () => {
  const links = chainOf([1, 2, 3, 4, 5].map((at) => ({ at, event: "code.sent" })));
  const edited = links.with(1, { ...links[1], record: { at: 9, event: "code.sent" } }).toSpliced(
    3,
    1,
  );
  const { broken, links: count } = await checkChain(hash, edited, [links.at(-1)!]);
  assert.deepEqual([broken, count], [{ sequence: 2, fault: "altered" }, 4]);
});

Deno.test("linkAfter covers every part of a record, in any order of its fields", () => {
  const record: AuditRecord = {
    at: 1,
    event: "code.sent",
    requestId: "r",
    ip: "a",
    detail: { way: "sms", count: 2 },
  };
  const hashOf = (one: AuditRecord) => linkAfter(hash, NO_LINKS, one).hash;
  const { detail, ip, requestId, event, at } = record;
  const reordered = { detail: { count: 2, way: "sms" }, ip, requestId, event, at };
  assert.equal(hashOf({ ...reordered, detail: reordered.detail }), hashOf(record));
  for (
    const edit of [
      { at: 2 },
      { event: "code.wrong" as const },
      { requestId: "s" },
      { ip: "b" },
      { detail: { ...detail, count: 3 } },
      { detail: undefined },
    ]
  ) assert.notEqual(hashOf({ ...record, ...edit }), hashOf(record), JSON.stringify(edit));
});

/** As written in November 2026. */
const KNOWN = [
  "3JYG6fPG-RfkVIDj16z20t-UcdtzBvmbiUMucGLlxgk",
  "HL7f7tqOXKrpYOwjvZ6F3O-87TvZ0KTRuGNtmKmbC7w",
];

Deno.test("linkAfter: logs of earlier versions stay readable", () => {
  const links = chainOf([
    // The former name of the field `ip`.
    { at: 1_000_000_000_000, event: "code.sent", address: "a" } as AuditRecord,
    { at: 1_000_000_000_001, event: "session.created", detail: { level: 2 } },
  ]);
  assert.deepEqual(links.map(({ hash }) => hash), KNOWN);
});
