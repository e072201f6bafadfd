import assert from "node:assert/strict";
import { permittedPaths } from "../../../adapters/configuration/permitted_paths.ts";

Deno.test("permitted paths: the code, the data, the services' folder and each file that is named", () => {
  const cases: [Record<string, string>, string][] = [
    [{}, ".,./data,services.json"],
    [{ DATA_DIR: "", SERVICES_FILE: "" }, ".,./data,services.json"],
    [{ DATA_DIR: "/var/lib/my data" }, ".,/var/lib/my data,services.json"],
    [{ SERVICES_FILE: "/etc/panjereh/services.json" }, ".,./data,/etc/panjereh"],
    [{ SERVICES_FILE: "conf/services.json" }, ".,./data,conf"],
    // Not all that the system has.
    [{ SERVICES_FILE: "/services.json" }, ".,./data,/services.json"],
    [{ SERVICES_FILE: "/etc/services.json" }, ".,./data,/etc/services.json"],
    [
      { SECRET_KEY_FILE: "/run/a", SMS_KEY_FILE: "/run/b", DENO_CERT: "/etc/ca.pem" },
      ".,./data,services.json,/etc/ca.pem,/run/a,/run/b",
    ],
    // Deno would read it as two paths; the program refuses it.
    [{ DATA_DIR: "/a,/etc", SECRET_KEY_FILE: "/a,/etc", DENO_CERT: "," }, ".,./data,services.json"],
    [{ SERVICES_FILE: "/a,/etc/x" }, ".,./data,services.json"],
    [{ HOME_FILE: "/home", PATH: "/bin" }, ".,./data,services.json"],
  ];
  for (const [environment, expected] of cases) {
    assert.equal(permittedPaths("read", environment), expected);
  }
});

Deno.test("permitted paths: only the data may be written", () => {
  const environment = { SERVICES_FILE: "/etc/panjereh/s.json", SECRET_KEY_FILE: "/run/a" };
  assert.equal(permittedPaths("write", environment), "./data");
  assert.equal(permittedPaths("write", { ...environment, DATA_DIR: "/var/lib/x" }), "/var/lib/x");
  assert.equal(permittedPaths("write", { DATA_DIR: "/var,/" }), "./data");
});

Deno.test("permitted paths: the scanner's socket may be read and written, as Deno wants it", () => {
  const SCANNER = "unix:/run/clamav/clamd.ctl";
  assert.equal(permittedPaths("write", { SCANNER }), "./data,/run/clamav/clamd.ctl");
  assert.equal(
    permittedPaths("read", { SCANNER }),
    ".,./data,services.json,/run/clamav/clamd.ctl",
  );
  for (const other of ["tcp://localhost:3310", "unix:/run/a,/etc", ""]) {
    assert.equal(permittedPaths("write", { SCANNER: other }), "./data");
  }
});
