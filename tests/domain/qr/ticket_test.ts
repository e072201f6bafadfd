import assert from "node:assert/strict";
import { QR_ENTRIES_PER_NETWORK, QR_ENTRIES_PER_PERSON } from "../../../domain/budget/qr.ts";
import { freeAt, recentUses } from "../../../domain/budget/uses.ts";
import {
  isManualCode,
  QR_COLLECT_WITHIN,
  QR_LIFETIME,
  qrStateAt,
  type QrTicket,
} from "../../../domain/qr/ticket.ts";
import { HOUR } from "../../../domain/platform/platform.ts";

const NOW = 1_000_000_000_000;
const ticket = (more: Partial<QrTicket>): QrTicket => ({
  transaction: "transaction",
  drawing: "drawing",
  asker: { device: {}, maskedIp: "185.12.*", network: "far", askedAt: NOW },
  expiresAt: NOW + QR_LIFETIME,
  state: "waiting",
  ...more,
});

Deno.test("qrStateAt(): 120 seconds from drawing to approval, and 120 more to be collected", () => {
  for (const state of ["waiting", "scanned"] as const) {
    assert.equal(qrStateAt(ticket({ state }), NOW + 119_999), state);
    assert.equal(qrStateAt(ticket({ state }), NOW + 120_000), "expired");
  }
  const approvedAt = NOW + 119_000;
  const approval = { level: 2, authTime: NOW, collectBy: approvedAt + QR_COLLECT_WITHIN } as const;
  const approved = ticket({ state: "approved", approval });
  assert.equal(qrStateAt(approved, approvedAt + 119_999), "approved");
  assert.equal(qrStateAt(approved, approvedAt + 120_000), "expired");
});

Deno.test("qrStateAt(): a refusal is also shown after the time", () => {
  assert.equal(qrStateAt(ticket({ state: "refused" }), NOW + HOUR), "refused");
});

Deno.test("isManualCode(): nine digits", () => {
  assert.ok(isManualCode("012345678"));
  for (const text of ["01234567", "0123456789", "01234567a", "abcdefghi", ""]) {
    assert.ok(!isManualCode(text), text);
  }
});

for (const [whose, limit] of [["person", 10], ["network", 60]] as const) {
  Deno.test(`freeAt(): ${limit} wrong manual codes an hour of a ${whose}`, () => {
    const most = whose === "person" ? QR_ENTRIES_PER_PERSON : QR_ENTRIES_PER_NETWORK;
    const times = (count: number) => Array.from({ length: count }, (_, i) => NOW + i);
    const at = (count: number, now: number) =>
      freeAt(recentUses(times(count), now, HOUR), most, HOUR);
    assert.equal(at(limit - 1, NOW + limit), null);
    assert.equal(at(limit, NOW + limit), NOW + HOUR);
    assert.equal(at(limit, NOW + HOUR - 1), NOW + HOUR);
    assert.equal(at(limit, NOW + HOUR), null);
    assert.equal(at(limit + 1, NOW + limit), NOW + 1 + HOUR, "one too many: both must be over");
  });
}
