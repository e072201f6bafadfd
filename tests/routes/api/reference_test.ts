/** The page that describes the API, and the examples on it. */
import assert from "node:assert/strict";
import { z } from "zod";
import { PROBLEMS } from "../../../routes/api/problems.ts";
import { SCOPES } from "../../../routes/api/secured.ts";
import type { Description } from "../../../views/api/description.ts";
import { exampleOf } from "../../../views/api/example.ts";
import { operationsOf } from "../../../views/api/operation.tsx";
import { REFERENCE_LANGUAGES } from "../../../views/api/words.ts";
import { createTestApi } from "../../support/api.ts";
import { agency } from "../../support/letters.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

async function open(world: World) {
  const { api, ask, routes } = createTestApi(world, [agency("court")]);
  const get = (path: string) => ask({ path });
  const description: Description = await (await api.request("/api/v1/openapi.json")).json();
  const page = await api.request("/api/v1/");
  return { ask, get, routes, description, page, html: await page.text() };
}

interface Documented {
  schema: unknown;
}

worldTest("reference: its address without a slash leads to it", async (world) => {
  const { api } = createTestApi(world, []);
  const { status, headers } = await api.request("/api/v1");
  assert.deepEqual([status, headers.get("location")], [308, "/api/v1/"]);
});

const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

worldTest("reference: every request, scope and problem has an anchor, once", async (world) => {
  const { html, page, description } = await open(world);
  assert.equal(page.status, 200);
  assert.match(page.headers.get("content-type")!, /^text\/html/);
  const ids = idsIn(html);
  assert.equal(new Set(ids).size, ids.length);
  const operations = [...operationsOf(description).values()].flat();
  const methods = Object.values(description.paths).flatMap(Object.keys);
  assert.equal(operations.length, methods.length);
  for (const { id } of operations) assert.ok(ids.includes(id), id);
  for (const code of Object.keys(PROBLEMS)) assert.ok(ids.includes(code), code);
  for (const [, target] of html.matchAll(/ href="#([^"]+)"/g)) {
    assert.ok(ids.includes(target), `#${target} leads somewhere`);
  }
});

worldTest(
  "reference: no script, no foreign host, and a sheet that the policy has",
  async (world) => {
    const { html, page } = await open(world);
    assert.doesNotMatch(html, /<script| src=| on\w+=|href="(?!#|\/)/);
    const [, sheet] = html.match(/<style>(.*?)<\/style>/s)!;
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sheet));
    const source = `'sha256-${new Uint8Array(digest).toBase64()}'`;
    const policy = page.headers.get("content-security-policy")!;
    assert.ok(policy.includes(`default-src 'none'; style-src ${source};`), policy);
  },
);

worldTest("reference: the type of a problem leads to its line", async (world) => {
  const { get, html } = await open(world);
  const { type } = (await get("/api/v1/limits")).json();
  const [path, anchor] = type.split("#");
  assert.deepEqual([path, anchor], ["/api/v1/", "token_required"]);
  assert.ok(idsIn(html).includes(anchor));
});

/** What the document says in sentences; the answers that are problems say them one by one. */
function proseOf(description: Description): Set<string> {
  const said = new Set<string>([
    ...Object.values(SCOPES),
    ...Object.values(PROBLEMS).map(([, text]) => text),
  ]);
  function collect(value: unknown, name = ""): void {
    if (typeof value === "string") {
      const isSentence = name === "description" || name === "summary";
      if (isSentence && !/^`\w+`: /.test(value)) said.add(value);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, one] of Object.entries(value)) collect(one, key);
    }
  }
  collect([description.info, description.paths, description.components.schemas]);
  return said;
}

worldTest("reference: says in Persian and Arabic all that the document says", async (world) => {
  const { api } = createTestApi(world, [agency("court")]);
  const { description, html } = await open(world);
  const said = proseOf(description);
  assert.ok(said.size > 150);
  for (const [language, { prose, direction, title }] of Object.entries(REFERENCE_LANGUAGES)) {
    if (language !== "en") assert.deepEqual(said, new Set(Object.keys(prose)), language);
    const page = await (await api.request(`/api/v1/?lang=${language}`)).text();
    assert.ok(page.includes(`<html lang="${language}" dir="${direction}">`));
    assert.ok(page.includes(`<h1>${title}</h1>`));
    assert.deepEqual(idsIn(page), idsIn(html), "the same anchors");
    for (const other of Object.keys(REFERENCE_LANGUAGES)) {
      assert.equal(page.includes(`href="/api/v1/?lang=${other}"`), other !== language);
    }
    assert.doesNotMatch(page, /\{\w+\}[^/<"]/, "no gap is left open");
  }
  for (const odd of ["xx", "__proto__", "<b>"]) {
    const page = await api.request(`/api/v1/?lang=${encodeURIComponent(odd)}`);
    assert.equal(await page.text(), html);
  }
});

Deno.test("reference: no code of the document is lost on the way into a language", () => {
  const codes = (text: string) => (text.match(/`[^`]+`/g) ?? []).toSorted();
  for (const { prose } of Object.values(REFERENCE_LANGUAGES)) {
    for (const [english, text] of Object.entries(prose)) {
      assert.deepEqual(codes(text), codes(english), english);
    }
  }
});

worldTest("reference: each example passes the schema that validates", async (world) => {
  const { routes, description } = await open(world);
  let checked = 0;
  for (const { method, path, request, responses } of routes()) {
    const shown = description.paths[path][method];
    const check = (schema: unknown, type: string, content: typeof shown.requestBody) => {
      const example = exampleOf(content!.content[type].schema!, description.components.schemas);
      const parsed = (schema as z.ZodType).safeParse(example);
      assert.ok(parsed.success, `${method} ${path}: ${JSON.stringify(example)}: ${parsed.error}`);
      checked++;
    };
    for (const [type, one] of Object.entries(request?.body?.content ?? {})) {
      if (type.endsWith("json")) check((one as Documented).schema, type, shown.requestBody);
    }
    for (const [status, answer] of Object.entries(responses)) {
      const content = "content" in answer ? answer.content ?? {} : {};
      for (const [type, one] of Object.entries(content)) {
        const { schema } = one as Documented;
        if (type.endsWith("json") && schema instanceof z.ZodType) {
          check(schema, type, { content: shown.responses[status].content! });
        }
      }
    }
  }
  assert.ok(checked > 20);
});
