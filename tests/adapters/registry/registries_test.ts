import assert from "node:assert/strict";
import { createCivilRegistry } from "../../../adapters/registry/civil_registry.ts";
import { createPostRegistry } from "../../../adapters/registry/post_registry.ts";
import type { RegistryOptions } from "../../../adapters/registry/registry_client.ts";
import { createSimRegistry } from "../../../adapters/registry/sim_registry.ts";
import { RegistryUnavailable } from "../../../domain/registry/registries.ts";
import { FAILURES, hang, serveLoopback } from "../loopback_server.ts";

const birthDate = { year: 1370, month: 5, day: 4 };

const person = { firstName: "علی", lastName: "رضایی", fatherName: "کریم", alive: true };

/** How each registry is called, and how its answers are understood (docs/wires.md). */
const REGISTRIES = [
  {
    name: "civil",
    ask: (options: RegistryOptions) =>
      createCivilRegistry(options).findPerson("0012345679", birthDate),
    path: "/v1/persons/match",
    body: { nationalId: "0012345679", birthDate: "1370/05/04" },
    answers: [
      [{ match: true, person }, person],
      [{ match: true, person: { ...person, postalCode: "1234567890", more: 1 } }, {
        ...person,
        postalCode: "1234567890",
      }],
      [{ match: true, person: { ...person, firstName: " علي\n", fatherName: "كريم" } }, person],
      // A foundling has no father's name.
      [{ match: true, person: { ...person, fatherName: "" } }, { ...person, fatherName: "" }],
      [{ match: true, person: { ...person, email: "ali@example.ir" } }, {
        ...person,
        email: "ali@example.ir",
      }],
      [{ match: true, person: { ...person, email: "ali at example" } }, {
        ...person,
        email: undefined,
      }],
      [{ match: true, person: { ...person, email: `${"a".repeat(250)}@example.ir` } }, {
        ...person,
        email: undefined,
      }],
      [{ match: false }, null],
    ],
    lies: [
      { match: true },
      { match: true, person: { ...person, alive: "yes" } },
      { match: true, person: { ...person, firstName: " " } },
      { match: true, person: { ...person, postalCode: "12" } },
    ],
  },
  {
    name: "sim",
    ask: (options: RegistryOptions) =>
      createSimRegistry(options).isOwner("09121234567", "0012345679"),
    path: "/v1/sims/match",
    body: { nationalId: "0012345679", mobile: "09121234567" },
    answers: [[{ match: true }, true], [{ match: false }, false]],
    lies: [{}, { match: null }, { match: "false" }],
  },
  {
    name: "post",
    ask: (options: RegistryOptions) => createPostRegistry(options).findAddress("1234567890"),
    path: "/v1/addresses/find",
    body: { postalCode: "1234567890" },
    answers: [[{ found: true, address: "تهران، خیابان " }, "تهران، خیابان"], [
      { found: false },
      null,
    ]],
    lies: [{ found: true }, { found: true, address: "" }, { found: 1 }],
  },
] as const;

for (const { name, ask, path, body, answers, lies } of REGISTRIES) {
  Deno.test(`the ${name} registry is asked as docs/wires.md says`, async () => {
    await using server = serveLoopback(() => Response.json(answers[0][0]));
    await ask({ url: server.url, token: "t0ken" });
    const [received] = server.received;
    assert.equal(received.path, path);
    assert.equal(received.headers.get("authorization"), "Bearer t0ken");
    assert.deepEqual(JSON.parse(received.body), body);
  });

  Deno.test(`the ${name} registry's answers are understood`, async () => {
    await using server = serveLoopback(() => new Response());
    for (const [answer, meaning] of answers) {
      server.behaviour = () => Response.json(answer);
      assert.deepEqual(await ask({ url: server.url, token: "t" }), meaning);
    }
  });

  const wrong = lies.map((lie) => [JSON.stringify(lie), () => Response.json(lie)] as const);
  for (const [failure, behaviour] of [...FAILURES, ...wrong]) {
    Deno.test(`the ${name} registry is unavailable with ${failure}, after two attempts`, async () => {
      await using server = serveLoopback(behaviour);
      await assert.rejects(ask({ url: server.url, token: "t" }), isUnavailable(name));
      assert.equal(server.received.length, 2);
    });
  }

  Deno.test(`the ${name} registry is unavailable when it hangs`, async () => {
    await using server = serveLoopback(hang);
    await assert.rejects(ask({ url: server.url, token: "t", timeout: 80 }), isUnavailable(name));
  });

  Deno.test(`the ${name} registry succeeds at the second attempt`, async () => {
    const [answer, meaning] = answers[0];
    await using server = serveLoopback(() =>
      server.received.length === 1 ? new Response("", { status: 502 }) : Response.json(answer)
    );
    assert.deepEqual(await ask({ url: server.url, token: "t" }), meaning);
  });
}

function isUnavailable(name: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof RegistryUnavailable);
    assert.equal(error.registry, name);
    assert.ok(error.retryAfter >= 1);
    assert.doesNotMatch(Deno.inspect(error), /0012345679|09121234567|1370/);
    return true;
  };
}
