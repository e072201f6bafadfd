import assert from "node:assert/strict";
import { frontWriteCommand } from "../../../adapters/commands/front_write.ts";

const SERVICE = { id: "tax", title: { fa: "مالیات" }, upstream: "http://10.1.2.3:8080" };

async function write(service: object, environment: Record<string, string> = {}) {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  const SERVICES_FILE = `${folder}/services.json`;
  await Deno.writeTextFile(SERVICES_FILE, JSON.stringify({ services: [service] }));
  const given = { BASE_URL: "https://example.ir", SERVICES_FILE, ...environment };
  const { code, report } = await frontWriteCommand(given, [folder]);
  const text = await Deno.readTextFile(`${folder}/services.conf`).catch(() => null);
  await Deno.remove(folder, { recursive: true });
  return { code, report: report.replaceAll(folder, "…"), text };
}

Deno.test("front:write: says what is carried, and carries nothing by default", async () => {
  const carried = await write({ ...SERVICE, carried_by: "front" });
  assert.deepEqual([carried.code, carried.report], [0, "…/services.conf carries tax"]);
  assert.match(carried.text!, /server_name tax\.example\.ir;/);
  const none = await write(SERVICE);
  assert.deepEqual([none.code, none.report], [0, "…/services.conf carries nothing"]);
});

Deno.test("front:write: writes nothing for settings that serve would refuse", async () => {
  const loopback = { ...SERVICE, carried_by: "front", upstream: "http://127.0.0.1:1" };
  const refused = [await write(loopback), await write(SERVICE, { BASE_URL: "http://example.ir" })];
  for (const { code, report, text } of refused) {
    assert.deepEqual([code, text], [2, null]);
    assert.match(report, /^Cannot write:\n {2}- /);
  }
  assert.equal((await frontWriteCommand({}, [])).code, 2);
});
