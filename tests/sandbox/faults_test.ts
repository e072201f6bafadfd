import assert from "node:assert/strict";
import { Hono } from "hono";
import { createFaults } from "../../adapters/sandbox/wires/faults.ts";
import type { Sandbox } from "../../adapters/sandbox/mod.ts";
import { askRegistry, postJson, sendSms, withOutsideWorld } from "./outside_world.ts";
import { within } from "../support/waiting.ts";

async function setFault({ origin }: Sandbox, fault: unknown) {
  const response = await postJson(`${origin}/faults`, fault);
  return { status: response.status, state: await response.json() };
}

const CALLS: Record<string, (sandbox: Sandbox) => Promise<Response>> = {
  civil: (sandbox) =>
    askRegistry(sandbox, "/civil/v1/persons/match", {
      nationalId: "9990001006",
      birthDate: "1370/05/14",
    }),
  sim: (sandbox) =>
    askRegistry(sandbox, "/sim/v1/sims/match", {
      nationalId: "9990001006",
      mobile: "09120000001",
    }),
  post: (sandbox) => askRegistry(sandbox, "/post/v1/addresses/find", { postalCode: "1193647891" }),
  sms: (sandbox) => sendSms(sandbox),
};

for (const [target, call] of Object.entries(CALLS)) {
  Deno.test(`POST /faults breaks ${target} with an error, once`, async () => {
    await withOutsideWorld(async ({ sandbox }) => {
      const { status, state } = await setFault(sandbox, { target, mode: "error", times: 1 });
      assert.equal(status, 200);
      assert.deepEqual(state, { target, mode: "error", delayMs: 2000, times: 1 });
      const broken = await call(sandbox);
      const body = await broken.json();
      if (target === "sms") assert.deepEqual([broken.status, body.return.status], [418, 418]);
      else assert.equal(broken.status, 500);
      const healed = await call(sandbox);
      assert.equal(healed.status, 200);
      await healed.json();
    });
  });

  Deno.test(`POST /faults makes ${target} answer garbage with 200 until reset`, async () => {
    await withOutsideWorld(async ({ sandbox }) => {
      await setFault(sandbox, { target, mode: "garbage" });
      for (let i = 0; i < 2; i++) {
        const response = await call(sandbox);
        assert.equal(response.status, 200);
        assert.match(await response.text(), /^<!doctype html>/);
      }
      await setFault(sandbox, { target, mode: "ok" });
      assert.equal(typeof await (await call(sandbox)).json(), "object");
    });
  });

  Deno.test(`POST /faults delays the right answer of ${target}`, async () => {
    await withOutsideWorld(async ({ sandbox }) => {
      await setFault(sandbox, { target, mode: "slow", delayMs: 60 });
      const begun = performance.now();
      const response = await call(sandbox);
      assert.equal(response.status, 200);
      assert.equal(typeof await response.json(), "object");
      assert.ok(performance.now() - begun >= 55);
    });
  });

  Deno.test(`POST /faults makes ${target} hang, and stopping releases the caller`, async () => {
    let held: Promise<Response> | undefined;
    await withOutsideWorld(async ({ sandbox }) => {
      await setFault(sandbox, { target, mode: "timeout" });
      held = call(sandbox);
      const other = await (await fetch(`${sandbox.origin}/faults`)).json();
      assert.equal(other[target].mode, "timeout");
      assert.equal(
        await Promise.race([held, new Promise((ok) => setTimeout(ok, 50, "silent"))]),
        "silent",
      );
    });
    const response = await within(held!, "the caller to be let go of");
    assert.equal(response.status, 504);
    await response.body?.cancel();
  });
}

Deno.test("a hanging call ends when its caller leaves", async () => {
  const faults = createFaults();
  faults.set({ target: "civil", mode: "timeout" });
  const app = new Hono().get("/", faults.before("civil", (c) => c.text("", 500)));
  const caller = new AbortController();
  const held = app.request("/", { signal: caller.signal });
  caller.abort();
  assert.equal((await within(held, "the call to end")).status, 504);
});

Deno.test("a fault of one target does not affect the others", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    await setFault(sandbox, { target: "civil", mode: "error" });
    for (const target of ["sim", "post", "sms"]) {
      const response = await CALLS[target](sandbox);
      assert.equal(response.status, 200, target);
      await response.json();
    }
  });
});

Deno.test("POST /faults refuses undocumented values", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    for (
      const fault of [
        { target: "moon", mode: "ok" },
        { target: "sms", mode: "gone" },
        { target: "sms", mode: "explode" },
        { target: "sms", mode: "slow", delayMs: -1 },
        { target: "sms", mode: "slow", times: 0 },
        { target: "sms", mode: "slow", for: 3 },
        null,
      ]
    ) assert.equal((await setFault(sandbox, fault)).status, 400, JSON.stringify(fault));
  });
});

Deno.test("POST /faults accepts the page's form, redirects back to it, and refuses other sites", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const post = (headers: Record<string, string>) =>
      fetch(`${sandbox.origin}/faults`, {
        method: "POST",
        headers,
        body: new URLSearchParams({ target: "sim", mode: "slow", delayMs: "", times: "2" }),
        redirect: "manual",
      });
    const foreign = await post({ "Sec-Fetch-Site": "cross-site" });
    assert.equal(foreign.status, 403);
    await foreign.body?.cancel();
    assert.equal((await (await fetch(`${sandbox.origin}/faults`)).json()).sim.mode, "ok");

    const fromPage = await post({ Accept: "text/html,*/*" });
    assert.deepEqual([fromPage.status, fromPage.headers.get("location")], [
      303,
      "/?open=fault-sim#fault-sim",
    ]);
    const fromTool = await post({ Accept: "*/*" });
    const expected = { target: "sim", mode: "slow", delayMs: 2000, times: 2 };
    assert.deepEqual(await fromTool.json(), expected);
  });
});
