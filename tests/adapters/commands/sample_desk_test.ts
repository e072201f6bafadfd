/** The sample staff of `start` begin once, by invitations, and have an active connection. */
import assert from "node:assert/strict";
import { beginSampleDesk, openSampleDesk } from "../../../adapters/commands/sample_desk.ts";
import {
  createDeskApps,
  DESK_AGENCY,
  DESK_PASSWORD,
  DESK_STAFF,
  deskCode,
} from "../../../adapters/sandbox/people/desk_staff.ts";
import { agencyByCompanyRecord } from "../../../domain/agency/agency.ts";
import { readActiveConnections } from "../../../domain/bus/connection.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { staffRecord } from "../../../domain/staff/staff.ts";
import { withOwnStore } from "../../../adapters/commands/own_store.ts";
import { recordLog } from "../../support/log_records.ts";
import { withCommandStore } from "../../support/command_store.ts";

Deno.test("sandbox: the desk's sample staff begin once", async () => {
  using kv = await Deno.openKv(":memory:");
  const apps = createDeskApps(kv);
  // Two are enough: passwords are slow on purpose.
  const some = [DESK_STAFF[0], DESK_STAFF[5]];
  const sample = {
    staff: some,
    agency: DESK_AGENCY,
    password: DESK_PASSWORD,
    codeOf: deskCode,
    connect: apps.connect,
  };
  await withCommandStore(async ({ environment }) => {
    const secret = new Uint8Array(32);
    await openSampleDesk(environment, secret, sample);
    const first = await apps.secretOf("sample.expert");
    assert.match(deskCode(first!, 0), /^\d{6}$/);
    await openSampleDesk(environment, secret, sample);
    assert.equal(await apps.secretOf("sample.expert"), first, "left alone");
    await withOwnStore(environment, "staff", async ({ store }) => {
      const staff = await Array.fromAsync(listAll(store, staffRecord.all()));
      assert.deepEqual(
        staff.map(({ value: { userName, state } }) => [userName.value, state]).toSorted(),
        some.map(({ userName }) => [userName, "active"]).toSorted(),
      );
      const present = Math.floor(Date.now() / 30_000);
      for (const { value } of staff) {
        assert.ok(
          value.state === "active" && value.lastStep! < present,
          "the present code is left",
        );
      }
      const { value: agencyId } = await read(store, agencyByCompanyRecord(DESK_AGENCY.companyId));
      const [connection] = await readActiveConnections(store, agencyId!);
      assert.deepEqual(connection.userNames, ["new.library"]);
    });
  });
});

/** Fails so often, then opens; the pauses pass at once. */
async function begin(failures: number) {
  const pauses: number[] = [];
  let tries = 0;
  await using log = await recordLog();
  await beginSampleDesk(() => {
    tries++;
    return tries <= failures ? Promise.reject(new Error("the store is busy")) : Promise.resolve();
  }, (pause) => Promise.resolve(void pauses.push(pause)));
  const { records } = log;
  return { tries, pauses, levels: records.map(({ level }) => level), last: records.at(-1) };
}

Deno.test("sandbox: a store that is slow at the start is asked again, then the log says what to do", async () => {
  const soon = await begin(2);
  assert.deepEqual([soon.tries, soon.pauses, soon.levels], [3, [1000, 3000], [
    "warning",
    "warning",
  ]]);
  const never = await begin(9);
  assert.deepEqual([never.tries, never.levels.at(-1)], [4, "error"]);
  assert.match(never.last!.message.join(""), /the store is busy.*Restart the program/s);
});
