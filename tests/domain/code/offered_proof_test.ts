import assert from "node:assert/strict";
import { offeredProof } from "../../../domain/code/offered_proof.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { countCodes, start, type World, worldTest } from "../../support/sign_in_world.ts";

const count = (world: World, counted: { right?: number; wrong?: number; sent?: number }) =>
  countCodes(world, { right: 0, wrong: 0, ...counted });

worldTest("offeredProof(): work grows with the unused codes of IP and network", async (world) => {
  const bits = (more: object) => offeredProof(world.deps, world.caller("x", more));
  const elsewhere = { ip: "a2", network: "n2" };
  for (let i = 0; i < 8; i++) {
    await start(world, world.caller(`${i}`, { network: `n${10 + i}` }), `0912000000${i}`);
  }
  assert.equal(await bits({ network: "n2" }), 14, "the eighth of the address");
  assert.equal(await bits(elsewhere), 13);
  const network = { network: "busy" };
  for (let i = 0; i < 40; i++) {
    const caller = world.caller(`n${i}`, { ...network, ip: `a${10 + i}` });
    await start(world, caller, `091211111${10 + i}`);
  }
  assert.equal(await bits({ ...elsewhere, ...network }), 14, "the fortieth of the network");
});

worldTest("offeredProof(): several codes to one number count once", async (world) => {
  for (let i = 0; i < 30; i++) {
    await start(world, world.caller(`${i}`), `0912000000${i % 7}`);
    world.clock.time += 20 * SECOND;
  }
  assert.ok(world.inbox.length > 14);
  assert.equal(await offeredProof(world.deps, world.caller("x")), 13);
});

worldTest("offeredProof(): four times the work while codes are guessed", async (world) => {
  await count(world, { wrong: 200 });
  assert.equal(await offeredProof(world.deps, world.caller("x")), 15);
});

worldTest("offeredProof(): the same while codes of the whole system are unused", async (world) => {
  await count(world, { sent: 300 });
  assert.equal(await offeredProof(world.deps, world.caller("x")), 15);
});

worldTest(
  "offeredProof(): none where it would not be enough, but to a browser with a history",
  async (world) => {
    for (let i = 0; i < 20; i++) await start(world, world.caller(`${i}`), `091200000${10 + i}`);
    assert.equal(await offeredProof(world.deps, world.caller("x")), null);
    assert.equal(await offeredProof(world.deps, world.caller("x", { browser: "b" })), 13);
    assert.equal(
      await offeredProof(world.deps, world.caller("x", { ip: "a2", network: "n2" })),
      13,
    );
  },
);

worldTest("offeredProof(): none while most codes of the whole system are unused", async (world) => {
  await count(world, { sent: 600 });
  assert.equal(await offeredProof(world.deps, world.caller("x")), null);
});
