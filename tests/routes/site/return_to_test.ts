/** Where a signed-in person is taken, and what of the way is believed. */
import assert from "node:assert/strict";
import { liveSession, SIGNED_IN, WINDOW, windowTest } from "../parts.ts";

const INSURANCE = "https://insurance.example.ir/a?b=1";
const STATE = "s".repeat(43);

const login = (query: Record<string, string>) => `/login?${new URLSearchParams(query)}`;
const locationOf = (response: Response) => response.headers.get("location");

for (const length of [22, 43, 64]) {
  windowTest(
    `return_to: a state of ${length} characters takes a person into the service`,
    async (world) => {
      const state = "s".repeat(length);
      const response = await world.send(login({ return_to: INSURANCE, state }), {
        cookies: SIGNED_IN,
      });
      assert.equal(response.status, 303);
      const query = new URLSearchParams({ code: "code-1", to: "/a?b=1", lang: "fa" });
      assert.equal(
        locationOf(response),
        `https://insurance.example.ir/_panjereh/session?${query}`,
      );
      assert.deepEqual(world.told, [
        ["handoff", { sessionDigest: "digest-1", service: "insurance", state }],
      ]);
    },
  );
}

const NO_STATES: Record<string, string>[] = [
  {},
  { state: "" },
  { state: "s".repeat(21) },
  { state: "s".repeat(65) },
  { state: `${"s".repeat(42)}.` },
  { state: `${"s".repeat(42)} ` },
];

for (const given of NO_STATES) {
  windowTest(
    `return_to: ${JSON.stringify(given)} leads to the service itself, without a code`,
    async ({ send, told }) => {
      const response = await send(login({ return_to: INSURANCE, ...given }), {
        cookies: SIGNED_IN,
      });
      assert.deepEqual([response.status, locationOf(response)], [303, INSURANCE]);
      assert.deepEqual(told, []);
    },
  );
}

windowTest(
  "return_to: the window's own paths, and its home for anything else",
  async ({ send }) => {
    const cases: [Record<string, string>, string][] = [
      [{}, "/"],
      [{ return_to: "/profile" }, "/profile"],
      [{ return_to: `${WINDOW}/sessions?a` }, "/sessions?a"],
      [{ return_to: "/profile", state: STATE }, "/profile"],
      [{ return_to: "https://evil.example/" }, "/"],
      [{ return_to: "https://example.ir/" }, "/"],
      [{ return_to: "http://insurance.example.ir/" }, "/"],
      [{ return_to: "//evil.example/" }, "/"],
    ];
    for (const [query, location] of cases) {
      const response = await send(login(query), { cookies: SIGNED_IN });
      assert.equal(locationOf(response), location, JSON.stringify(query));
    }
  },
);

windowTest("return_to: language and display settings are carried along", async ({ send }) => {
  const response = await send(login({ return_to: INSURANCE, state: STATE, lang: "en" }), {
    cookies: { ...SIGNED_IN, panjereh_display: "dark_150" },
  });
  const { searchParams } = new URL(locationOf(response)!);
  assert.equal(searchParams.get("lang"), "en");
  assert.equal(searchParams.get("display"), "dark_150");
});

windowTest(
  "return_to: a stranger's pages keep the destination, and name the service",
  async ({ send, shown }) => {
    await send(login({ return_to: INSURANCE, state: STATE }));
    const [{ page, context }] = shown;
    assert.equal(page, "mobile");
    assert.deepEqual(context.serviceTitle, { text: "سابقه بیمه", language: "fa" });
    const query = new URLSearchParams({ return_to: INSURANCE, state: STATE });
    assert.equal(context.href("/login/code"), `/login/code?${query}`);
    assert.equal(
      context.href("/login/identity?kind=foreign"),
      `/login/identity?kind=foreign&${query}`,
    );
    await send("/login");
    assert.equal(shown[1].context.href("/login/code"), "/login/code");
    assert.equal(shown[1].context.serviceTitle, undefined);
  },
);

/** Seconds since the proof → whether the window sends on at once. */
const AGES: [level: 1 | 2, age: number, isFresh: boolean][] = [
  [2, 60, true],
  [2, 61, false],
  [1, 60, true],
  [1, 61, false],
];

for (const [level, age, isFresh] of AGES) {
  const options = {
    live: liveSession({ level: 2 }),
    services: [{ level, max_age: 60 }],
  };
  windowTest(
    `return_to: a service of level ${level} that wants a fresh proof, after ${age} s: ${
      isFresh ? "on" : "again"
    }`,
    async (world) => {
      world.clock.time += age * 1000;
      const response = await world.send(login({ return_to: INSURANCE, state: STATE }), {
        cookies: SIGNED_IN,
      });
      assert.equal(response.status, isFresh ? 303 : 200);
      assert.deepEqual(world.shown.map(({ page }) => page), isFresh ? [] : ["mobile"]);
    },
    options,
  );
}

windowTest(
  "return_to: without a rule a proof is valid as long as the session",
  async ({ clock, send }) => {
    clock.time += 11 * 3_600_000;
    const response = await send(login({ return_to: INSURANCE, state: STATE }), {
      cookies: SIGNED_IN,
    });
    assert.equal(response.status, 303);
  },
);

/** What a session lacks for a service → the step to which it leads. */
const LACKING: [
  name: string,
  Parameters<typeof liveSession>[0],
  Record<string, unknown>,
  string,
][] = [
  ["a company", {}, { persons: "legal" }, "/login/company"],
  ["the person", { actingFor: { companyId: "1", name: "x" } }, {}, "/login/person"],
  ["level 3", {}, { level: 3 }, "/login/level"],
];

for (const [name, session, policy, path] of LACKING) {
  windowTest(
    `return_to: a session that lacks ${name} goes to ${path} first`,
    async ({ send, told }) => {
      const response = await send(login({ return_to: INSURANCE, state: STATE }), {
        cookies: SIGNED_IN,
      });
      assert.equal(response.status, 303);
      assert.equal(new URL(locationOf(response)!, WINDOW).pathname, path);
      const { searchParams } = new URL(locationOf(response)!, WINDOW);
      assert.equal(searchParams.get("return_to"), INSURANCE);
      assert.equal(searchParams.get("state"), STATE);
      assert.deepEqual(told, []);
    },
    {
      live: liveSession(session),
      services: [policy],
      alter: ({ deps }) => deps.cards = { isHolder: () => Promise.resolve(true) },
    },
  );
}
