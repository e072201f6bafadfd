/** Contenders measured in turn: a failing one is reported, and the others continue. */
import assert from "node:assert/strict";
import type { Contender, Stage } from "../../bench/gateway/contenders/contender.ts";
import { measureInTurn } from "../../bench/gateway/contenders/in_turn.ts";
import type { Row } from "../../bench/gateway/results.ts";
import type { Target } from "../../bench/gateway/wrk.ts";

/** Not used by these contenders. */
const STAGE = {} as Stage;

type Answer = (cookie: string | null, path: string) => Response;

/** A server on loopback, as a contender. */
function contender(name: string, refuses: boolean, answer: Answer): Contender {
  return {
    name,
    refuses,
    start() {
      const server = Deno.serve(
        { port: 0, hostname: "127.0.0.1", onListen() {} },
        (request) => answer(request.headers.get("cookie"), new URL(request.url).pathname),
      );
      return Promise.resolve({
        target: { port: server.addr.port, host: name, cookies: ["person=1"] },
        [Symbol.asyncDispose]: () => server.shutdown(),
      });
    },
  };
}

const page = () => new Response("x".repeat(1024));
const open = (name: string) => contender(name, false, page);
const rowsOf = async (contenders: Contender[], measure: (target: Target) => number, rounds = 1) =>
  await Array.fromAsync(measureInTurn(STAGE, contenders, {
    rounds,
    measure: async (target) => await Promise.resolve({ figure: measure(target) }),
  }));

Deno.test("bench: a contender that cannot start is listed with the reason", async () => {
  const missing: Contender = {
    name: "missing",
    refuses: true,
    start: () => Promise.reject(new Error("not installed")),
  };
  assert.deepEqual(await rowsOf([open("a"), missing, open("b")], () => 7), [
    { name: "a", figures: { figure: 7 } },
    { name: "missing", reason: "not installed" },
    { name: "b", figures: { figure: 7 } },
  ]);
});

Deno.test("bench: every round begins with another contender, and each row is the median so far", async () => {
  const figures = [5, 1, 3, 2, 9, 4];
  const rows = await rowsOf([open("a"), open("b")], () => figures.shift()!, 3);
  assert.deepEqual(rows.map((row) => [row.name, "figures" in row && row.figures.figure]), [
    ["a", 5],
    ["b", 1],
    ["b", 3],
    ["a", 5],
    ["a", 5],
    ["b", 3],
  ]);
});

Deno.test("bench: a contender that fails during a run is dropped, and the others continue", async () => {
  let broken = 0;
  const rows = await rowsOf([open("a"), open("b")], ({ host }) => {
    if (host === "a" && ++broken === 2) throw new Error("gone");
    return 1;
  }, 3);
  const told = (row: Row) => [row.name, "reason" in row ? row.reason : row.figures.figure];
  assert.deepEqual(rows.map(told), [["a", 1], ["b", 1], ["b", 1], ["a", "gone"], ["b", 1]]);
});

const GATEWAYS: [string, Answer, RegExp][] = [
  ["another page", () => new Response("Hello"), /a person got status 200 and 5 bytes/],
  ["a page for strangers", page, /a stranger got status 200/],
  [
    "an agency in the dark",
    (cookie, path) =>
      !cookie ? new Response(null, { status: 401 }) : path === "/" ? page() : new Response(""),
    /the agency was not told who is there/,
  ],
];
for (const [fault, answer, reason] of GATEWAYS) {
  Deno.test(`bench: a gateway with ${fault} is not measured`, async () => {
    const [row] = await rowsOf([contender("a", true, answer)], () => 1);
    assert.match("reason" in row ? row.reason : "", reason);
  });
}

Deno.test("bench: a correct gateway is measured", async () => {
  const answer: Answer = (cookie) => cookie ? page() : new Response(null, { status: 401 });
  const [row] = await rowsOf([contender("a", true, answer)], () => 1);
  assert.deepEqual(row, { name: "a", figures: { figure: 1 } });
});
