import { commitTo } from "../../../domain/platform/commit.ts";
import assert from "node:assert/strict";
import { proofBitsFor } from "../../../domain/code/proof_bits_for.ts";
import { start, worldTest } from "../../support/sign_in_world.ts";

worldTest(
  "proofBitsFor(): work grows with the unused codes of IP and network",
  async (world) => {
    const bits = (more: object) => proofBitsFor(world.deps, world.caller("x", more));
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
  },
);

worldTest(
  "proofBitsFor(): work is four times as much under strain",
  async (world) => {
    await commitTo(world.store).set(world.deps.strain.newShard(), { right: 0, wrong: 200 })
      .commit();
    assert.equal(await proofBitsFor(world.deps, world.caller("x")), 15);
  },
);
