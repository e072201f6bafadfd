import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/${name}.ts`;
const test = (name: string) => `tests/adapters/${name}_test.ts`;

export const mutants: Mutant[] = [
  ...mutantsOf(at("keys/key_ring"), [test("keys/key_ring"), test("store/store_key")], [
    [
      `REREAD = 10 * SECOND`,
      `REREAD = 5 * DAY`,
      "A worker signs with a key that the others have given up",
    ],
    [
      `REREAD_AFTER_FAILURE = 5 * SECOND`,
      `REREAD_AFTER_FAILURE = 0`,
      "Each request waits for a store that is down",
    ],
    [
      `REREAD_AFTER_FAILURE = 5 * SECOND`,
      `REREAD_AFTER_FAILURE = 5 * MINUTE`,
      "A worker asks a store that is back much too late",
    ],
    [
      `if (sealingKey.length !== 32) {`,
      `if (sealingKey.length < 16) {`,
      "A short key seals the keys",
    ],
    [
      `stored.value && !isDue(stored.value, timesAt(clock.now(), replaced), rules) ? stored.value : await rotate()`,
      `stored.value ?? await rotate()`,
      "Keys are never changed",
    ],
    [
      `ring.current.kid !== cached?.ring.current.kid`,
      `!cached`,
      "A worker signs with the former key in the new one's name",
    ],
    [`rereadAt = clock.now() + REREAD;`, "", "Each request reads the store"],
    [
      `if (value && !isDue(value, times, rules)) return { ring: value, rotated: false };`,
      "",
      "Two workers change the key twice",
    ],
    [
      `if (rotated) onRotated(ring.current.kid);`,
      `onRotated(ring.current.kid);`,
      "A change of keys is recorded by workers that did not make it",
    ],
    [`if (rotated) onRotated(ring.current.kid);`, "", "A change of keys is not recorded"],
    [
      `reading ??= read()`,
      `reading = read()`,
      "Each request reads the store while the first one does",
    ],
    [
      `reading ??= read().finally(() => reading = undefined);`,
      `reading ??= read();`,
      "A worker that failed once never reads again",
    ],
    [
      `clock.now() >= rereadAt`,
      `clock.now() > rereadAt`,
      "A worker relies for longer than documented on what it read",
    ],
    [
      `if (!cached) throw error;`,
      `throw error;`,
      "No visitor is let through while the store is down",
    ],
    [
      `ring.current, ring.next, ...ring.retiring`,
      `ring.current, ...ring.retiring`,
      "A key signs before services know it",
    ],
    [
      `ring.next, ...ring.retiring.filter(({ until }) => until > now)]`,
      `ring.next]`,
      "What was just signed is not trusted any more",
    ],
    [
      `ring.retiring.filter(({ until }) => until > now)];`,
      `ring.retiring];`,
      "A key that is out of use is trusted until the next change",
    ],
    [
      `ring === null ? undefined :`,
      `ring === null ? true :`,
      "A store without keys is mistaken for one of this secret",
    ],
    [
      `() => true,\n    () => false,`,
      `() => true,\n    () => true,`,
      "A store is opened with another secret",
    ],
  ]),
  ...mutantsOf(at("keys/rotation"), [test("keys/key_ring"), test("store/store_key")], [
    [
      `period: 30 * DAY`,
      `period: 31 * DAY`,
      "A key signs for longer than documented",
    ],
    [`publishedBefore: DAY`, `publishedBefore: 0`, "A key signs before services know it"],
    [`grace: DAY`, `grace: 0`, "What was just signed is not trusted any more"],
    [
      `grace: DAY`,
      `grace: 2 * DAY`,
      "A key that is out of use is trusted for longer than documented",
    ],
    [
      `now >= current.since + period`,
      `now > current.since + period`,
      "A key signs for longer than documented",
    ],
    [`&& now >= next.publishedAt + publishedBefore`, "", "A key signs before services know it"],
    [
      `now >= next.publishedAt + publishedBefore`,
      `now > next.publishedAt + publishedBefore`,
      "A key signs for longer than documented",
    ],
    [
      `current: { ...ring.next, since: now },`,
      `current: { ...first, since: now },`,
      "A key signs that no service has heard of",
    ],
    [
      `...ring.retiring.filter(({ until }) => until > now),\n`,
      "",
      "A key is forgotten while it is in use",
    ],
    [
      `...ring.retiring.filter(({ until }) => until > now),\n`,
      `...ring.retiring,\n`,
      "Old keys pile up in the store",
    ],
    [
      `{ kid, publicKey, ...keepsPrivate && { sealed }, until: now + grace },`,
      "",
      "What was just signed is not trusted any more",
    ],
  ]),
  ...mutantsOf(at("keys/sealed_key"), [test("keys/key_ring")], [
    [
      `additionalData: new TextEncoder().encode(kid)`,
      `additionalData: new Uint8Array()`,
      "A sealed key may be put in another's place",
    ],
    [
      `publicKey: { ...publicKey, kid, alg, use: "sig" },`,
      `publicKey: { ...publicKey, alg, use: "sig" },`,
      "Services cannot tell keys apart",
    ],
    [`kid, alg, use: "sig" }`, `kid, use: "sig" }`, "A key does not say what it is for"],
    [`, use: "sig" }`, ` }`, "A key does not say what it is for"],
    [
      `importJWK(jwk, key.publicKey.alg)`,
      `importJWK({ ...jwk, ext: true }, "ES256", { extractable: true })`,
      "The private key can be taken out of the process",
    ],
    [
      `throw new Error(\`Cannot open signing key \${kid}: sealed with another key or altered\`, {\n      cause,\n    });`,
      `throw cause;`,
      "The log does not say that the secret is another one",
    ],
    [
      `const kid = await calculateJwkThumbprint(publicKey);`,
      `const kid = "key"; void calculateJwkThumbprint;`,
      "All keys have one name",
    ],
  ]),
  ...mutantsOf(at("keys/jose_signer"), [
    "tests/routes/gateway/assertion_test.ts",
    test("keys/key_ring"),
  ], [
    [
      `{ alg, typ, kid }`,
      `{ alg, kid }`,
      "Another JWT may be mistaken for an assertion",
    ],
    [`sign("logout+jwt"`, `sign("identity-assertion+jwt"`, "A logout token signs its bearer in"],
    [`typ, kid })`, `typ })`, "Services do not know which key has signed"],
    [`keys: keys.flat()`, `keys: []`, "Services know no key"],
    [`asService(alg))`, `asService())`, "A service does not get the algorithm that it chose"],
  ]),
  ...mutantsOf(at("keys/keyed_hash"), [test("keys/keyed_hash")], [
    [`MIN_SECRET_BYTES = 32`, `MIN_SECRET_BYTES = 31`, "A short secret is taken"],
    [`MIN_DIGEST_LENGTH = 22`, `MIN_DIGEST_LENGTH = 21`, "A short digest is accepted"],
    [
      `MIN_DIGEST_LENGTH = 22`,
      `MIN_DIGEST_LENGTH = 23`,
      "A digest of the length that is documented is refused",
    ],
    [`assertLongEnough(secret);\n  return new`, `return new`, "A short secret is taken"],
    [
      `assertLongEnough(secret);\n  /** Each`,
      `/** Each`,
      "A short secret is noticed with the first request",
    ],
    [`panjereh \${purpose}`, `panjereh`, "All purposes have one key"],
    [`\`hash \${purpose}\``, `purpose`, "A hash's key is another purpose's key"],
    [
      `length.setUint32(0, bytes.length);`,
      "",
      "Parts that are put together otherwise have the same hash",
    ],
    [
      `digest(purpose, ...parts).slice(0, a.length)`,
      `digest(purpose, ...parts)`,
      "A digest that was truncated is refused",
    ],
    [`a.length >= MIN_DIGEST_LENGTH &&`, "", "An empty digest is accepted"],
    [
      `a.length === b.length && timingSafeEqual(a, b)`,
      `timingSafeEqual(a, b)`,
      "A digest that is too long throws",
    ],
    [
      `a.length === b.length && timingSafeEqual(a, b)`,
      `a.length === b.length`,
      "Any digest is accepted",
    ],
  ]),
  ...mutantsOf(at("keys/seal"), [test("keys/seal")], [
    [
      `const nonce = randomBytes(NONCE_BYTES);`,
      `const nonce = randomBytes(NONCE_BYTES).fill(0);`,
      "Two texts are sealed with one nonce",
    ],
    [
      `cipher.setAAD(Buffer.from(context));\n      const`,
      `const`,
      "What was sealed is never opened",
    ],
    [
      `decipher.setAuthTag(bytes.subarray(-TAG_BYTES));`,
      `decipher.setAuthTag(bytes.subarray(-4));`,
      "A forged tag of four bytes is accepted",
    ],
    [
      `catch {\n        // Another key, another context, or altered.\n        return null;\n      }`,
      `catch (error) {\n        throw error;\n      }`,
      "Altered data of a visitor ends in a fault",
    ],
  ]),
  ...mutantsOf(at("keys/call_signature"), [test("keys/call_signature")], [
    [
      `given.length === right.length && timingSafeEqual(given, right)`,
      `timingSafeEqual(given, right)`,
      "A signature of another length throws",
    ],
    [
      `given.length === right.length && timingSafeEqual(given, right)`,
      `given.length === right.length`,
      "Any signature is accepted",
    ],
    [
      `/^[0-9a-f]{64}$/.test(signature) ? signature : ""`,
      `signature`,
      "Several spellings of a signature are accepted",
    ],
    [`[0-9a-f]{64}$/.test`, `[0-9a-fA-F]{64}$/.test`, "Two spellings of a signature are accepted"],
    [
      `createHmac("sha256", secret).update(text, "utf8").digest();\n    const given`,
      `createHmac("sha256", "").update(text, "utf8").digest();\n    const given`,
      "The secret does not take part in signatures",
    ],
    [
      `timingSafeEqual(digest(given), right)`,
      `timingSafeEqual(right, right)`,
      "Any secret is accepted",
    ],
  ]),
  ...mutantsOf(at("configuration/secret_file"), [test("configuration/secret_file")], [
    [`mode: 0o600, `, "", "Everybody on the machine reads the secret"],
    [`, createNew: true`, "", "Two starts at once take two secrets"],
    [`if (known) return known;`, "", "A start makes another secret"],
    [
      `if (!(error instanceof Deno.errors.NotFound)) throw error;`,
      "",
      "A secret that cannot be read is mistaken for none",
    ],
    [`new Uint8Array(32)`, `new Uint8Array(31)`, "The sandbox's secret is too short"],
  ]),
];
