/** What the log says of a request, and what it must not. */
import assert from "node:assert/strict";
import { configure, type LogRecord, reset } from "@logtape/logtape";
import { logAnswer } from "../../routes/request_log.ts";

async function pathsOf(paths: string[]): Promise<unknown[]> {
  const records: LogRecord[] = [];
  await configure({
    reset: true,
    sinks: { kept: (record) => void records.push(record) },
    loggers: [{ category: ["panjereh", "request"], sinks: ["kept"], lowestLevel: "info" }, {
      category: ["logtape", "meta"],
      sinks: [],
    }],
  });
  try {
    for (const path of paths) {
      const answered = { owner: "_desk", method: "GET", path, status: 200, milliseconds: 1 };
      logAnswer(answered, { requestId: "r", host: "desk.localhost", ip: "192.0.2.1" });
    }
  } finally {
    await reset();
  }
  return records.map(({ properties }) => properties.path);
}

Deno.test("log: a link that works for any person who has it is not told", async () => {
  const token = "aB3_-".repeat(9).slice(0, 43);
  const told = await pathsOf([
    `/invitations/${token}`,
    `/not-me/${token}`,
    `/not-me/${token}/`,
    `/${"x".repeat(240)}/${token}`,
  ]);
  assert.deepEqual(told.slice(0, 3), ["/invitations/…", "/not-me/…", "/not-me/…/"]);
  assert.doesNotMatch(told.join(" "), /aB3/);
});

Deno.test("log: other paths are told as they are", async () => {
  const paths = ["/login/factor", `/captcha/${"a".repeat(42)}.png`, `/letters/${"b".repeat(22)}`];
  assert.deepEqual(await pathsOf(paths), paths);
});
