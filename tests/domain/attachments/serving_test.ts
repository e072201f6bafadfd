import assert from "node:assert/strict";
import { ADDRESS_LIFETIME, fileAddress, openAddress } from "../../../domain/attachments/address.ts";
import { disposition } from "../../../domain/attachments/file/disposition.ts";
import { readRange } from "../../../domain/attachments/file/range.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { attachmentsTest } from "./world.ts";

const parts = (address: string) => {
  const url = new URL(address, "https://files.example.ir");
  return { attachment: url.pathname.slice(1), key: url.searchParams.get("key") ?? "" };
};

attachmentsTest(
  "file address: opens for its file and its minutes only",
  ({ deps, clock }) => {
    const file = { accountId: "account-1", attachment: "01234567" };
    const address = fileAddress(deps, file, "fa");
    assert.ok(!address.includes(file.accountId));
    const given = parts(address);
    assert.deepEqual(openAddress(deps, given), file);
    assert.equal(openAddress(deps, { ...given, attachment: "01234568" }), null);
    const { key } = given;
    const altered = `${key.slice(0, -5)}${key.at(-5) === "A" ? "B" : "A"}${key.slice(-4)}`;
    assert.equal(openAddress(deps, { ...given, key: altered }), null);
    assert.equal(openAddress(deps, { ...given, key: "" }), null);
    // Sealed by the window for another purpose.
    const other = deps.seal.close(JSON.stringify({ ...file, until: clock.now() + 1 }), "box");
    assert.equal(openAddress(deps, { ...given, key: other }), null);
    clock.time += ADDRESS_LIFETIME - 1;
    assert.deepEqual(openAddress(deps, given), file);
    clock.time += 1;
    assert.equal(openAddress(deps, given), null);
    assert.ok(ADDRESS_LIFETIME <= 5 * MINUTE);
    return Promise.resolve();
  },
);

Deno.test("range: one part in bytes, or the whole", () => {
  assert.equal(readRange(null, 10), null);
  assert.deepEqual(readRange("bytes=0-", 10), { from: 0, to: 10 });
  assert.deepEqual(readRange("bytes=3-5", 10), { from: 3, to: 6 });
  assert.deepEqual(readRange("bytes=3-99", 10), { from: 3, to: 10 });
  assert.deepEqual(readRange("bytes=-4", 10), { from: 6, to: 10 });
  assert.deepEqual(readRange("bytes=-40", 10), { from: 0, to: 10 });
  for (const ignored of ["bytes=5-3", "bytes=-", "bytes=0-1,3-4", "rows=0-1", "bytes=a-b", ""]) {
    assert.equal(readRange(ignored, 10), null, ignored);
  }
  for (const outside of ["bytes=10-", "bytes=99-100", "bytes=-0"]) {
    assert.equal(readRange(outside, 10), "unsatisfiable", outside);
  }
});

Deno.test("disposition: a name in any script, and a plain one for old clients", () => {
  const named = (name: string) => disposition({ name, type: "application/pdf" });
  assert.equal(
    named("Decision 1.pdf"),
    `attachment; filename="Decision 1.pdf"; filename*=UTF-8''Decision%201.pdf`,
  );
  assert.equal(
    named("رأی.pdf"),
    `attachment; filename="attachment.pdf"; filename*=UTF-8''%D8%B1%D8%A3%DB%8C.pdf`,
  );
  assert.equal(
    named("it's (1).pdf"),
    `attachment; filename="it's (1).pdf"; filename*=UTF-8''it%27s%20%281%29.pdf`,
  );
  // A percent sign would be decoded by some clients.
  assert.match(named("100%41.pdf"), /filename="attachment\.pdf"; filename\*=UTF-8''100%2541\.pdf/);
});
