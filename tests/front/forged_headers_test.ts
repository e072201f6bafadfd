/** What clients claim about themselves reaches no agency, through any shipped forward-auth configuration. */
import assert from "node:assert/strict";
import { printLists, readNames } from "../../docs/forward_auth/claims/print.ts";
import { signIn } from "../http/journey.ts";
import { exchange } from "../routes/gateway/wire.ts";
import { OWN_HEADERS } from "../support/own_headers.ts";
import { EVERY_KIND, proxyTest, SHIPPED_KINDS } from "./support/stage.ts";

/** Without those that the proxy sets itself. */
const CLAIMS = await readNames();

const IDENTITY = "Subject Level Auth-Time Locale Company-Id Company-Name National-Id Fida-Code " +
  "Given-Name Family-Name Father-Name Birthdate Phone-Number Postal-Code Assertion";

/** Those that the proxy sets, to its own values. */
const SET = [
  ..."X-Forwarded-For X-Forwarded-Host X-Forwarded-Port X-Forwarded-Proto X-Request-Id".split(" "),
  ...IDENTITY.split(" ").map((name) => `X-Identity-${name}`),
];

/** Deno reads about 100 lines, and each is sent twice. */
const AT_ONCE = 40;

const SPELLINGS: ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => name.replaceAll("-", "_"),
  (name) => name.replace("-", "_"),
  (name) => name.replace(/-(?=[^-]*$)/, "_"),
  (name) => name.replaceAll("-", "."),
];

proxyTest("forged headers do not arrive, in any spelling", async (world, stage) => {
  const { browser, address } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  const all = [...CLAIMS, ...SET];
  for (const spell of SPELLINGS) {
    for (let first = 0; first < all.length; first += AT_ONCE) {
      const names = all.slice(first, first + AT_ONCE);
      const forged = names.map((name) => [spell(name), ["FORGED", "FORGED"]]);
      const { headers } = await stage.seen("/x", { headers: Object.fromEntries(forged) });
      const arrived = headers.filter(([, value]) => value.includes("FORGED"));
      assert.deepEqual(arrived, [], spell("X-Y-Z"));
    }
  }
}, EVERY_KIND);

/** What a test client or a proxy sets by itself, or may not send with a GET. */
const NOT_SENT = "cookie content-type content-encoding user-agent x-user-agent";

proxyTest("headers of an application's own scripts arrive", async (world, stage) => {
  const { browser, address } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  const names = OWN_HEADERS.split(" ").filter((name) => !NOT_SENT.split(" ").includes(name));
  for (let first = 0; first < names.length; first += AT_ONCE) {
    const sent = names.slice(first, first + AT_ONCE);
    const { headers } = await stage.seen("/x", {
      headers: Object.fromEntries(sent.map((name) => [name, "1"])),
    });
    const arrived = new Set(headers.map(([name]) => name.toLowerCase()));
    assert.deepEqual(sent.filter((name) => !arrived.has(name)), []);
  }
}, SHIPPED_KINDS);

Deno.test("each proxy's list of claims is that of names.txt", async () => {
  for (const [file, text] of await printLists()) {
    assert.equal(await Deno.readTextFile(file), text, `${file}: run \`deno task claims\``);
  }
});

proxyTest("a client's Connection removes no identity header", async (world, stage) => {
  const { browser, address, port } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  const { host } = new URL(address);
  const identityOf = async (connection: string) => {
    const { body } = await exchange(
      port,
      [
        "GET /x HTTP/1.1",
        `Host: ${host}`,
        `Cookie: panjereh_service=${browser.cookie(address, "panjereh_service")}`,
        `Connection: ${connection}`,
        "\r\n",
      ].join("\r\n"),
    );
    // Chunked or not.
    const { headers } = JSON.parse(body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1));
    return (headers as [string, string][]).filter(([name]) => /^x-identity-/i.test(name));
  };
  const whole = await identityOf("close");
  assert.ok(whole.length >= 4);
  const named = SET.filter((name) => name.startsWith("X-Identity-")).join(", ");
  assert.deepEqual(await identityOf(`close, ${named}, X-Request-Id`), whole);
}, EVERY_KIND);

proxyTest("a client's Authorization names nobody to the agency", async (world, stage) => {
  const { browser, address } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  const authorization = `Basic ${btoa("admin:admin")}`;
  const { user, headers } = await stage.seen("/x", { headers: { authorization } });
  const [, subject] = headers.find(([name]) => /^x-identity-subject$/i.test(name))!;
  assert.equal(user, subject);
}, ["nginx and PHP-FPM", "nginx and uWSGI"]);

proxyTest("the agency hears the public name, whatever the client writes", async (world, stage) => {
  const { browser, address } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  const evil = { "x-forwarded-host": "evil.example", "x-forwarded-port": "1", forwarded: "host=x" };
  const { headers, url } = await stage.seen("/x", { headers: evil });
  const heard = (name: string) =>
    headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  const { host, port } = new URL(address);
  assert.deepEqual(heard("host"), [host]);
  assert.deepEqual(heard("x-forwarded-host"), [host]);
  assert.deepEqual(heard("x-forwarded-port"), [port]);
  assert.deepEqual(heard("x-forwarded-proto"), ["http"]);
  if (stage.kind === "nginx and Tomcat") assert.equal(url, `${address}/x`);
}, SHIPPED_KINDS);

proxyTest("each person's requests carry their own identity", async (world, stage) => {
  const { browser, address } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  const own = browser.cookie(address, "panjereh_service")!;
  browser.cookies.clear();
  await signIn(world.program, browser, world.person("chief-executive"), `${address}/`);
  const other = browser.cookie(address, "panjereh_service")!;
  const ids = await Promise.all([own, other, own, other].map(async (token) => {
    const { headers } = await stage.seen("/", { headers: { cookie: `panjereh_service=${token}` } });
    return headers.find(([name]) => /^x-identity-national-id$/i.test(name))![1];
  }));
  assert.equal(new Set(ids).size, 2);
  assert.deepEqual(ids.slice(2), ids.slice(0, 2));
  assert.equal(ids[0], "9990001006");
});
