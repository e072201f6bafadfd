/** The digest of what was posted: who has the text can compute it, and nobody else can guess it. */
import assert from "node:assert/strict";
import { exportJWK, generateKeyPair } from "jose";
import { createJoseSigner } from "../../../adapters/keys/jose_signer.ts";
import { contentOf as contentAtAgency, type Posted, readProof } from "../../../docs/api/proof.ts";
import { attachmentRecord } from "../../../domain/attachments/attachment.ts";
import { contentOf, type LetterContent } from "../../../domain/messages/content.ts";
import { postLetter } from "../../../domain/messages/post_letter.ts";
import { isSound } from "../../../domain/messages/proof.ts";
import { proofClaims } from "../../../domain/messages/proof_claims.ts";
import { openLetter, readOwnLetter } from "../../../domain/messages/serve_letter.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { agency, introduce, newLetter } from "../../support/letters.ts";
import { writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const COURT = agency("court");
const ISSUER = "https://sso.example.ir";
const FILE = {
  id: "f1",
  name: "رأی.pdf",
  type: "application/pdf",
  size: 12,
  sha256: "00",
} as const;

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const KEY = { ...await exportJWK(publicKey), kid: "key-1" };
const ring = {
  signingKey: () => Promise.resolve({ kid: "key-1", privateKey }),
  publicKeys: () => Promise.resolve([KEY]),
};
const signer = createJoseSigner({ rings: { ES256: ring, EdDSA: ring } });

async function posted(world: World, key = "k") {
  await writeAccount(world, { id: "sara", status: "verified" });
  const subject = await introduce(world, COURT, "sara");
  await commitTo(world.store).set(attachmentRecord("f1"), {
    ...FILE,
    ...{ service: "court", offset: 12, changedAt: 0, state: "clean" },
  }).commit();
  const letter = newLetter(subject, {
    ...{ number: "۱۲/۳", body: 'با «سلام»\n\n"رأی" \\ <b>', attachments: ["f1"] },
    period: { of: "objection", endsAt: Date.UTC(2026, 11, 12, 20, 29, 59, 999) },
  });
  const answer = await postLetter(world.deps, COURT, letter, { key, digest: key });
  assert.ok(typeof answer === "object" && "id" in answer);
  return (await readOwnLetter(world, "sara", answer.id))!;
}

const signed = (own: Parameters<typeof proofClaims>[0]) =>
  signer.signProof(proofClaims(own, ISSUER));
const bytes = (text: string) => new TextEncoder().encode(text);

worldTest("content: these bytes, which an agency computes from what it posted", async (world) => {
  const { letter, proof } = await posted(world);
  const salt = proof.content!.salt!;
  assert.match(salt, /^[\w-]{22}$/);
  const expected = '{"attachments":[{"name":"رأی.pdf","sha256":"00"}],' +
    '"body":"با «سلام»\\n\\n\\"رأی\\" \\\\ <b>","kind":"decision","language":"fa",' +
    '"number":"۱۲/۳","period":{"ends_at":"2026-12-12T20:29:59.999Z","of":"objection"},' +
    `"salt":"${salt}","title":"رأی هیئت حل اختلاف"}`;
  assert.equal(contentOf(letter, salt), expected);
  const posting: Posted = { ...JSON.parse(expected), kind: "decision" };
  assert.equal(new TextDecoder().decode(contentAtAgency(posting)), expected);
  const least: LetterContent = { ...letter, number: undefined, period: undefined, attachments: [] };
  assert.deepEqual(Object.keys(JSON.parse(contentOf(least, salt))), [
    ...["attachments", "body", "kind", "language", "salt", "title"],
  ]);
});

worldTest("a proof verifies with the letter, and with no other text", async (world) => {
  const own = await posted(world);
  await openLetter(world.deps, "sara", own.letter.id);
  const later = (await readOwnLetter(world, "sara", own.letter.id))!;
  const salt = own.proof.content!.salt!;
  const content = contentOf(own.letter, salt);
  for (const one of [own, later]) {
    const read = await readProof(await signed(one), {
      ...{ content: bytes(content), issuer: ISSUER, keys: [KEY] },
    });
    assert.ok("claims" in read);
    assert.equal(read.claims.letter, own.letter.id);
  }
  const { letter } = own;
  const others: Partial<LetterContent>[] = [
    { title: `${letter.title} ` },
    { body: letter.body.replace("سلام", "درود") },
    { kind: "information" },
    { language: "ar" },
    { number: undefined },
    { period: { of: "objection", endsAt: letter.period!.endsAt + 1 } },
    { attachments: [] },
    { attachments: [{ ...FILE, sha256: "01" }] },
    { attachments: [{ ...FILE, name: "رای.pdf" }] },
  ];
  const jws = await signed(own);
  for (const other of others) {
    const changed = bytes(contentOf({ ...letter, ...other }, salt));
    assert.deepEqual(
      await readProof(jws, { content: changed, issuer: ISSUER, keys: [KEY] }),
      { fault: "the proof is of another text" },
      JSON.stringify(other),
    );
  }
  const [header, , signature] = jws.split(".");
  const forged = { ...proofClaims(own, ISSUER), letter: "other" };
  const payload = bytes(JSON.stringify(forged)).toBase64({ alphabet: "base64url" });
  const asked = { content: bytes(content), issuer: ISSUER, keys: [KEY] };
  assert.deepEqual(await readProof([header, payload, signature].join("."), asked), {
    fault: "the window has not signed this proof",
  });
  assert.deepEqual(await readProof(jws, { ...asked, issuer: "https://sso.example.com" }), {
    fault: `the proof is of ${ISSUER}`,
  });
});

worldTest("a proof does not tell a short text to those who guess", async (world) => {
  const [one, two] = [await posted(world, "a"), await posted(world, "b")];
  assert.equal(one.letter.body, two.letter.body);
  assert.notEqual(one.proof.content!.sha256, two.proof.content!.sha256);
  assert.ok(!JSON.stringify(proofClaims(one, ISSUER)).includes(one.proof.content!.salt!));
});

worldTest("a digest that was altered or taken out of the store is found", async (world) => {
  const { proof } = await posted(world);
  assert.ok(isSound(world.hash, proof));
  const content = { ...proof.content!, sha256: "0".repeat(64) };
  assert.ok(!isSound(world.hash, { ...proof, content }));
  assert.ok(!isSound(world.hash, { ...proof, content: undefined }));
});
