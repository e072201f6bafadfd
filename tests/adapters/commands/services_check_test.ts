import assert from "node:assert/strict";
import { checkServicesCommand } from "../../../adapters/commands/services_check.ts";

/** The outcome for a file with this text; "DIR" in it and in the report is its folder. */
async function check(text: string, args: string[] = []) {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    const SERVICES_FILE = `${folder}/services.json`;
    await Deno.writeTextFile(SERVICES_FILE, text.replaceAll("DIR", folder));
    const { code, report } = await checkServicesCommand({ SERVICES_FILE }, args);
    assert.deepEqual([...Deno.readDirSync(folder)].length, 1, "it writes nothing");
    return { code, report: report.replaceAll(folder, "DIR") };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const entry = (id: string, settings: object = {}) => ({
  id,
  title: { fa: id },
  upstream: "https://10.0.0.1",
  ...settings,
});
const file = (...services: object[]) => JSON.stringify({ services });

Deno.test("services:check: a valid file, with its services", async () => {
  assert.deepEqual(await check(file(entry("library"), entry("tax"))), {
    code: 0,
    report: "DIR/services.json is valid: 2 services library tax",
  });
});

Deno.test("services:check: the line and column at which the JSON breaks", async () => {
  const { code, report } = await check('{"services":[\n  {"id":"a",}\n]}');
  assert.equal(code, 1);
  assert.match(report, /^Not valid:\n {2}- SERVICES_FILE DIR\/services\.json .*line 2 column 13/);
});

Deno.test("services:check: everything that is wrong, in one list", async () => {
  const { code, report } = await check(file(
    entry("library", { upstream: "http://127.0.0.1:9000" }),
    entry("tax", { tls: { ca: "DIR/none.pem", key: "DIR/none.key", certificate: "DIR/none.crt" } }),
  ));
  assert.equal(code, 1);
  const [title, ...lines] = report.split("\n");
  assert.equal(title, "Not valid:");
  assert.equal(lines.length, 4, report);
  assert.match(lines[0], /service «library»: http:\/\/127\.0\.0\.1:9000 is this machine's/);
  assert.match(lines[1], /service tax: tls\.ca DIR\/none\.pem cannot be read/);
});

Deno.test("services:check: a file that is not there, and arguments, have codes of their own", async () => {
  const { code, report } = await checkServicesCommand({ SERVICES_FILE: "/no/such" }, []);
  assert.deepEqual([code, report], [3, "there is no /no/such"]);
  assert.equal((await check(file(), ["services.json"])).code, 2);
});
