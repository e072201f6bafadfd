/** A file's whole way in the running program: from the agency, by the scanner, to the citizen. */
import assert from "node:assert/strict";
import { createSeal } from "../../../adapters/keys/seal.ts";
import { deriveKey } from "../../../adapters/keys/keyed_hash.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { EICAR } from "../../../adapters/sandbox/wires/clamd.ts";
import { fileAddress } from "../../../domain/attachments/address.ts";
import { digestOf } from "../../domain/attachments/world.ts";
import { mintToken } from "../../support/agency_token.ts";
import { bytesOf, joined, pdf } from "../../support/files.ts";
import { eventually } from "../../support/waiting.ts";
import { programTest, type World } from "../journey.ts";

async function agencyOf(world: World) {
  const program = world.browser();
  const token = await mintToken(world, { service: "insurance", scope: "attachments.write" });
  const ask = async (path: string, method = "GET", body?: Uint8Array | string, headers = {}) => {
    const { status, text, headers: answered } = await program.send(
      `${world.at("api")}/api/v1/attachments${path}`,
      { method, body, headers: { authorization: `Bearer ${token}`, ...headers } },
    );
    return { status, headers: answered, json: text === "" ? undefined : JSON.parse(text) };
  };
  return {
    ask,
    announce: (bytes: Uint8Array, name: string, type: string) => {
      const announced = { name, type, size: bytes.length, sha256: digestOf(bytes) };
      return ask("", "POST", JSON.stringify(announced), { "content-type": "application/json" });
    },
    chunk: (id: string, offset: number, bytes: Uint8Array, isLast: boolean) =>
      ask(`/${id}`, "PATCH", bytes, {
        "content-type": "application/partial-upload",
        "upload-offset": String(offset),
        "upload-complete": isLast ? "?1" : "?0",
      }),
    scanned: (id: string) =>
      eventually(async () => {
        const { state } = (await ask(`/${id}`)).json;
        assert.notEqual(state, "pending");
        return state;
      }),
  };
}

/** As the window makes it. */
async function addressOf(world: World, attachment: string): Promise<string> {
  const secret = await readSecretFile(`${world.program.dataDir}/secret_key`);
  const seal = createSeal(deriveKey(secret, "one_time_codes"));
  const deps = { seal, clock: world.clock };
  return world.at("files") + fileAddress(deps, { accountId: "account-1", attachment }, "en");
}

programTest(
  "files: from the agency by the scanner to the citizen, and no further",
  async (world) => {
    const agency = await agencyOf(world);
    const bytes = pdf("%".repeat(1_200_000));
    const { json: { id } } = await agency.announce(bytes, "رأی.pdf", "application/pdf");
    const half = 1024 * 1024;
    const first = await agency.chunk(id, 0, bytes.slice(0, half), false);
    assert.deepEqual([first.status, first.headers.get("upload-offset")], [204, String(half)]);
    assert.equal((await agency.chunk(id, half, bytes.slice(half), true)).status, 200);
    assert.equal(await agency.scanned(id), "clean");

    const citizen = world.browser();
    const address = await addressOf(world, id);
    const whole = await citizen.send(address);
    assert.equal(whole.status, 200);
    assert.deepEqual(whole.body, bytes);
    assert.equal(whole.headers.get("content-length"), String(bytes.length));
    assert.equal(whole.headers.get("content-type"), "application/pdf");
    assert.equal(whole.headers.get("set-cookie"), null);
    const part = await citizen.send(address, { headers: { range: "bytes=1000000-" } });
    assert.deepEqual([part.status, part.body.length], [206, bytes.length - 1_000_000]);
    assert.equal(part.headers.get("content-length"), String(bytes.length - 1_000_000));
    assert.deepEqual(joined(whole.body.slice(0, 1_000_000), part.body), bytes);
    const head = await citizen.send(address, { method: "HEAD" });
    assert.equal(head.headers.get("content-length"), String(bytes.length));
    // Nothing of the window is there, and nothing of the files is at the window.
    assert.equal((await citizen.send(`${world.at("files")}/login`)).status, 404);
    const { pathname, search } = new URL(address);
    assert.equal((await citizen.send(world.origin + pathname + search)).status, 404);

    world.clock.time += 5 * 60_000;
    const late = await citizen.send(address, { headers: { accept: "text/html" } });
    assert.equal(late.status, 404);
    assert.match(late.text, /<html lang="en"/);
    assert.match(late.text, /This file is not available/);
    assert.ok(!late.text.includes("key="), "the address is not repeated");
  },
);

programTest(
  "files: an infected one is found by the scanner, and never given out",
  async (world) => {
    const agency = await agencyOf(world);
    const bytes = bytesOf(EICAR);
    const { json: { id } } = await agency.announce(bytes, "a.txt", "text/plain");
    assert.equal((await agency.chunk(id, 0, bytes, true)).status, 200);
    assert.equal(await agency.scanned(id), "infected");
    assert.equal((await world.browser().send(await addressOf(world, id))).status, 404);
  },
);
