import assert from "node:assert/strict";
import { createCardRegistry } from "../../adapters/registry/card_registry.ts";
import { createFaceMatcher } from "../../adapters/registry/face_matcher.ts";
import type { Sandbox } from "../../adapters/sandbox/mod.ts";
import { parseCardNumber } from "../../domain/identity/card_number.ts";
import type { PersonIdentity } from "../../domain/identity/person_identity.ts";
import { readPhoto } from "../../domain/identity/photo.ts";
import { RegistryUnavailable } from "../../domain/registry/registries.ts";
import { postJson, withOutsideWorld } from "./outside_world.ts";

const find = (sandbox: Sandbox, persona: string) =>
  sandbox.people.find((person) => person.persona === persona)!;
const identity = ({ nationalId }: { nationalId: string }): PersonIdentity => ({
  kind: "iranian",
  nationalId,
});
const options = ({ settings }: Sandbox, name: string) => ({
  url: settings[name],
  token: settings.REGISTRY_TOKEN,
});

Deno.test("every sample person has their own bank card", async () => {
  await withOutsideWorld(({ sandbox }) => {
    const cards = sandbox.people.map(({ cardNumber }) => cardNumber!);
    for (const cardNumber of cards) assert.deepEqual(parseCardNumber(cardNumber), { cardNumber });
    assert.equal(new Set(cards).size, cards.length);
    return Promise.resolve();
  });
});

Deno.test("the card registry knows each card's owner, also of the one that was lent", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const cards = createCardRegistry(options(sandbox, "CARD_REGISTRY_URL"));
    const maryam = find(sandbox, "verified-citizen");
    const roya = find(sandbox, "card-of-another");
    assert.equal(await cards.isHolder(maryam.cardNumber!, identity(maryam)), true);
    assert.equal(await cards.isHolder(maryam.cardNumber!, identity(roya)), false);
    assert.equal(await cards.isHolder(roya.cardNumber!, identity(roya)), false);
    assert.equal(await cards.isHolder(roya.cardNumber!, identity(maryam)), true);
  });
});

Deno.test("photos are valid pictures of one person, live or not", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const faces = createFaceMatcher(options(sandbox, "FACE_MATCHER_URL"));
    const maryam = identity(find(sandbox, "verified-citizen"));
    const ask = async (name: string) => {
      const response = await fetch(`${sandbox.origin}/photos/${name}.png`);
      assert.equal(response.headers.get("content-type"), "image/png");
      const photo = readPhoto(await response.bytes());
      assert.equal(photo?.type, "image/png");
      return await faces.compare(photo!, maryam);
    };
    assert.deepEqual(await ask("verified-citizen"), { match: true, live: true });
    assert.deepEqual(await ask("verified-citizen-screen"), { match: true, live: false });
    assert.deepEqual(await ask("card-of-another"), { match: false, live: true });
    const nobody = await fetch(`${sandbox.origin}/photos/nobody.png`);
    assert.equal(nobody.status, 404);
    await nobody.body?.cancel();
  });
});

Deno.test("cards and faces can be broken", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    for (const target of ["cards", "faces"]) {
      const answer = await postJson(`${sandbox.origin}/faults`, { target, mode: "error" });
      assert.equal(answer.status, 200);
      await answer.body?.cancel();
    }
    const maryam = find(sandbox, "verified-citizen");
    const cards = createCardRegistry(options(sandbox, "CARD_REGISTRY_URL"));
    await assert.rejects(
      cards.isHolder(maryam.cardNumber!, identity(maryam)),
      RegistryUnavailable,
    );
    const photo = await (await fetch(`${sandbox.origin}/photos/verified-citizen.png`)).bytes();
    const faces = createFaceMatcher(options(sandbox, "FACE_MATCHER_URL"));
    await assert.rejects(faces.compare(readPhoto(photo)!, identity(maryam)), RegistryUnavailable);
  });
});
