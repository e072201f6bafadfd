import assert from "node:assert/strict";
import { parsePostgresAddress } from "../../../adapters/configuration/postgres_address.ts";

Deno.test("a PostgreSQL store: hosts, user, database and parameters", () => {
  const query = "target_session_attrs=primary&sslmode=verify-full&pgbouncer=true";
  assert.deepEqual(parsePostgresAddress(`postgres://p%40x@db1,db2:5433/my%20db?${query}`), {
    hosts: [{ name: "db1", port: 5432 }, { name: "db2", port: 5433 }],
    user: "p@x",
    database: "my db",
    tls: true,
    pooled: true,
  });
  assert.deepEqual(parsePostgresAddress("postgresql://p@[::1]:1/d?sslmode=disable"), {
    hosts: [{ name: "::1", port: 1 }],
    user: "p",
    database: "d",
    tls: false,
    pooled: false,
  });
});

const REFUSED: [string, RegExp][] = [
  ["postgres://db1/panjereh", /^must name a user/],
  ["postgres://p@db1", /^must be postgres:/],
  ["postgres://p@/d", /^must be postgres:/],
  ["postgres://p:@db1/d", /^must not hold the password/],
  ["postgres://p:secret@db1/d", /^must not hold the password/],
  ["postgres://p@db1/d?password=secret", /^has an unknown parameter: password$/],
  ["postgres://p@db1/d?constructor=x", /^has an unknown parameter: constructor$/],
  [
    "postgres://p@db1/d?sslmode=require",
    /^has sslmode=require: it must be verify-full or disable$/,
  ],
  ["postgres://p@db1/d?sslmode=verify-full&sslmode=disable", /^has sslmode twice$/],
  ["postgres://p@db1/d?target_session_attrs=any", /^has target_session_attrs=any/],
  ["postgres://p@db1/d?sslmode=disable", /for localhost only$/],
  ["postgres://p@localhost,db2/d?sslmode=disable", /for localhost only$/],
  ["postgres://p@localhost.evil.example/d?sslmode=disable", /for localhost only$/],
  ["postgres://p@127.0.0.1.evil.example/d?sslmode=disable", /for localhost only$/],
  ["postgres://p@10.0.0.1/d", /^must name its hosts, not their IPs/],
  ["postgres://p@db1:0/d", /^has a host that is none: db1:0$/],
  ["postgres://p@db1:99999/d", /^has a host/],
  ["postgres://p@db1,,db2/d", /^has a host/],
  ["postgres://p%@db1/d", /^has a percent sign/],
];

for (const [url, problem] of REFUSED) {
  Deno.test(`a PostgreSQL store is refused: ${url}`, () => {
    assert.throws(() => parsePostgresAddress(url), { name: "TypeError", message: problem });
  });
}
