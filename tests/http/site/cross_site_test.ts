import assert from "node:assert/strict";
import {
  arriveAt,
  PATHS,
  programTest,
  rightFields,
  signIn,
  STEP_NAMES,
  type World,
} from "../journey.ts";

const FORM = "application/x-www-form-urlencoded";

/** A browser's headers for a form on another site; `ours` is the window's origin. */
function foreign(ours: string): Record<string, Record<string, string>> {
  const type = { "content-type": FORM };
  return {
    "another origin": { ...type, origin: "https://evil.example" },
    "an origin that begins like ours": { ...type, origin: `${ours}.evil.example` },
    "our host on another port": { ...type, origin: "http://localhost:1" },
    "a service's origin": { ...type, origin: ours.replace("localhost", "insurance.localhost") },
    "an opaque origin": { ...type, origin: "null" },
    "cross-site fetch metadata": { ...type, "sec-fetch-site": "cross-site" },
    "our origin with another's fetch metadata": {
      ...type,
      origin: ours,
      "sec-fetch-site": "cross-site",
    },
    "an empty origin": { ...type, origin: "" },
    "same-site fetch metadata": { ...type, "sec-fetch-site": "same-site" },
    "another site's referer": { ...type, referer: "https://evil.example/form" },
    "a referer that begins like ours": { ...type, referer: `${ours}.evil.example/` },
    "a referer that is no address": { ...type, referer: "localhost" },
    "text/plain": { "content-type": "text/plain" },
    "text/plain from here": { "content-type": "text/plain", origin: ours },
    "JSON": { "content-type": "application/json", origin: ours },
    "multipart": { "content-type": "multipart/form-data; boundary=x", origin: ours },
    "a content type that begins like ours": { "content-type": `${FORM}-x`, origin: ours },
    "no content type": {},
  };
}

async function assertRefused(
  { browser, origin }: World,
  { path, fields, cookie }: { path: string; fields: Record<string, string>; cookie: string },
): Promise<void> {
  const attacked = browser();
  for (const [name, headers] of Object.entries(foreign(origin))) {
    const reply = await attacked.send(origin + path, {
      method: "POST",
      headers: { ...headers, cookie },
      body: new URLSearchParams(fields).toString(),
    });
    assert.equal(reply.status, 403, `${path} with ${name}`);
    assert.equal(reply.headers.get("set-cookie"), null, `${path} with ${name}`);
  }
}

for (const step of STEP_NAMES) {
  programTest(`POST ${PATHS[step]}: other sites' forms change nothing`, async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const person = world.person("verified-citizen");
    const page = await arriveAt(program, browser, person, step);
    const fields = await rightFields(program, person, page, step);
    const cookie = `panjereh_transaction=${browser.cookie(origin, "panjereh_transaction")}`;
    await assertRefused(world, { path: PATHS[step], fields, cookie });

    const still = await browser.get(origin + PATHS[step]);
    assert.equal(still.url.pathname, PATHS[step]);
    // No header at all: an old text browser. The attempts above used nothing up.
    const reply = await browser.post(origin + PATHS[step], fields);
    assert.equal(reply.status, 303);
    assert.notEqual(reply.headers.get("location"), PATHS[step]);
  });
}

programTest(
  "POST: the window's own forms pass, with any browser's headers",
  async (world) => {
    const { origin } = world;
    const own: Record<string, string>[] = [
      { origin },
      { "sec-fetch-site": "same-origin" },
      { referer: `${origin}/login` },
      { origin, "sec-fetch-site": "same-origin", referer: `${origin}/login` },
    ];
    for (const headers of own) {
      const browser = world.browser();
      const page = await browser.get(`${origin}/login`);
      const reply = await browser.submit(page, { mobile: "", captcha: "" }, { headers });
      assert.equal(reply.status, 422, JSON.stringify(headers));
    }
  },
);

programTest("POST /sign-out: other sites cannot sign anybody out", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await signIn(program, browser, world.person("verified-citizen"));
  const cookie = `panjereh_session=${browser.cookie(origin, "panjereh_session")}`;
  await assertRefused(world, { path: "/sign-out", fields: {}, cookie });
  assert.equal((await browser.get(`${origin}/`)).url.pathname, "/");
});

programTest("POST /login/code/resend: other sites cannot request a code", async (world) => {
  const { program, origin, clock } = world;
  const browser = world.browser();
  await arriveAt(program, browser, world.person("verified-citizen"), "code");
  clock.time += 61_000;
  const cookie = `panjereh_transaction=${browser.cookie(origin, "panjereh_transaction")}`;
  await assertRefused(world, { path: "/login/code/resend", fields: {}, cookie });
  assert.equal((await browser.post(`${origin}/login/code/resend`, {})).status, 200);
});

const HOSTILE_TARGETS = [
  "//evil.example",
  "/\\evil.example",
  "/%09/evil.example",
  "/\t/evil.example",
  "\t//evil.example",
  "https:evil.example",
  "https://evil.example/",
  "http:/\\evil.example",
  "data:text/html,x",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "/..//evil.example",
  "/.//evil.example",
  "/login/../..//evil.example",
  "\u2028//evil.example",
  "",
];

programTest("return_to: hostile targets lead to the person's own page", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await signIn(program, browser, world.person("verified-citizen"));
  const ours = new URL(origin);
  const tricks = [
    `http://user@evil.example/`,
    `http://${ours.host}@evil.example/`,
    `http://${ours.host}.evil.example/`,
    `http://evil.example#@${ours.host}/`,
    `http://evil.example\\@${ours.host}/`,
    `http://evil.${ours.host}/`,
    `http://insurance.${ours.host}@evil.example/`,
    `http://user:x@insurance.${ours.host}/`,
    `http://INSURANCE.${ours.host}\\.evil.example/`,
    `https://insurance.${ours.host}/`,
    `http://insurance.localhost/`,
    `http://unknown.${ours.host}/`,
  ];
  for (const target of [...HOSTILE_TARGETS, ...tricks]) {
    const query = new URLSearchParams({ return_to: target });
    const reply = await browser.send(`${origin}/login?${query}`);
    assert.equal(reply.status, 303, target);
    assert.equal(reply.headers.get("location"), "/", target);
  }
});

programTest("return_to: a hostile target is on no page of the journey", async (world) => {
  const { origin, program } = world;
  const browser = world.browser();
  const query = new URLSearchParams({ return_to: "https://evil.example/", state: "x".repeat(43) });
  const page = await signIn(
    program,
    browser,
    world.person("verified-citizen"),
    `${origin}/login?${query}`,
  );
  assert.equal(page.url.href, `${origin}/`);
  const asked = browser.addresses.filter((address) => !address.startsWith(`${origin}/login?`));
  assert.ok(!asked.some((address) => address.includes("evil")), asked.join("\n"));
});
