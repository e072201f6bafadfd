import { type Mutant, mutantsOf } from "../mutant.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/captcha/answer.ts", ["tests/domain/captcha/answer_test.ts"], [
    ["const DIGITS = 6;", "const DIGITS = 5;", "A machine guesses the answer ten times as often"],
    [
      `digits.includes("7") && digits.includes("8")`,
      `digits.includes("78")`,
      "A person who listens cannot tell هفت from هشت",
    ],
  ]),
  ...mutantsOf("domain/captcha/captcha.ts", [
    "tests/domain/captcha/captcha_test.ts",
    "tests/domain/captcha/ways_test.ts",
    "tests/domain/code/other_tabs_test.ts",
  ], [
    [
      "[transaction, ...opened].find((each) => readCaptchaId(hash, id, each)) ?? transaction",
      "transaction",
      "Of tabs that are restored together one cannot go on",
    ],
    [
      "expireIn: 2 * CAPTCHA_LIFETIME,",
      "expireIn: CAPTCHA_LIFETIME / 2,",
      "A used security code is forgotten while its challenge lives, and can be used twice",
    ],
    [
      "const CAPTCHA_LIFETIME = 10 * MINUTE;",
      "const CAPTCHA_LIFETIME = 9 * MINUTE;",
      "A person who needs ten minutes to read the picture is refused",
    ],
    [
      "clock.now() < challenge.expiresAt ? challenge",
      "clock.now() <= challenge.expiresAt ? challenge",
      "A challenge is good beyond its end",
    ],
    ["const PLAYS = 3;", "const PLAYS = 2;", "The sound cannot be heard a third time"],
    [
      "(spent ?? 0) + part <= PLAYS + FIRST_LOOKS",
      "(spent ?? 0) < PLAYS + FIRST_LOOKS",
      "The sound is played once too often",
    ],
    ["10 * LEAST_PART;", "0;", "A player that looks first cannot play the third time"],
    [
      "Math.max(LEAST_PART, partOf(bytes.length) / bytes.length)",
      "partOf(bytes.length) / bytes.length",
      "A machine has the sound made without end, a byte at a time",
    ],
    [
      "write.set(plays, (plays.value ?? 0) + part);",
      "write.set(plays, part);",
      "A machine hears all but the first byte without end",
    ],
    [
      "expireIn: CAPTCHA_LIFETIME, });",
      "expireIn: CAPTCHA_LIFETIME / 2, });",
      "Hearings are forgotten while the challenge lives: a machine may listen more often",
    ],
    ["bits = LEAST_BITS,", "bits = 1,", "The work in place of the picture costs a machine nothing"],
    [
      "const challenge = await openChallenge(id, transaction); if (!challenge) return null;",
      "const challenge = challengeOf(id, transaction); if (!challenge) return null;",
      "The picture of a used challenge is still drawn",
    ],
    [
      "if (!await openChallenge(id, transaction)) return null;",
      "if (!challengeOf(id, transaction)) return null;",
      "A used challenge is still spoken",
    ],
    [
      "{ script: challenge.script, random }",
      `{ script: "latin", random }`,
      "Persian pages show the digits in Latin script",
    ],
    [
      "parseNumber(given.answer)",
      "given.answer",
      "Persian digits and spaces are mistaken for a wrong answer",
    ],
    [
      `const isRight = "proof" in given ? await isProof(id, given.proof, challenge.bits)`,
      `const isRight = "proof" in given ? true`,
      "A browser that only claims to have worked passes the security code",
    ],
    [
      `keyedRandom(hash, "captcha", id, "picture")`,
      `keyedRandom(hash, "captcha", "picture")`,
      "All pictures are distorted alike: one solved is all solved",
    ],
    [
      `"sound", language)`,
      `"sound")`,
      "Two languages share the noise, which a machine can subtract",
    ],
  ]),
  ...mutantsOf("domain/captcha/id.ts", [
    "tests/domain/captcha/captcha_test.ts",
    "tests/domain/code/security_codes_test.ts",
  ], [
    [
      `if (!hash.matches(parts.tag, "captcha_id", said, transaction)) return null;`,
      "",
      "Identifiers can be forged, with any end and any work",
    ],
    [
      `script: parts.script.toLowerCase() === "p" ? "persian" : "latin"`,
      `script: "latin"`,
      "Persian pages show the digits in Latin script",
    ],
    [
      "isSecond: parts.script !== parts.script.toLowerCase(),",
      "isSecond: true,",
      "One picture is taken for two",
    ],
    [
      "const nonce = random.bytes(8)",
      "const nonce = new Uint8Array(8)",
      "Two pages of one second have the same security code",
    ],
  ]),
  ...mutantsOf("domain/captcha/proof_of_work.ts", ["tests/domain/captcha/proof_of_work_test.ts"], [
    ["words.every((word)", "words.some((word)", "One solved part of four is enough"],
    ["LEAST_BITS = 13;", "LEAST_BITS = 12;", "The work is half of what is documented"],
    ["MOST_BITS = 18;", "MOST_BITS = 20;", "A phone works for minutes behind a busy address"],
    [
      "{ ip: 8, network: 40 }",
      "{ ip: 9, network: 40 }",
      "Work grows later than documented",
    ],
    [
      "{ ip: 8, network: 40 }",
      "{ ip: 8, network: 41 }",
      "Work grows later than documented",
    ],
    [
      "{ ip: 8, network: 40 }",
      "{ ip: 8, network: 39 }",
      "Work grows earlier than documented",
    ],
    [
      'strained || sending !== "usual"',
      "strained",
      "Work stays as it is while most codes of the whole system are unused",
    ],
    ["STRAIN_BITS = 2;", "STRAIN_BITS = 1;", "Work under attack is half of what is documented"],
    [
      "unusedOf(currentPlace(stored, now))",
      "currentPlace(stored, now).sent",
      "Places where people sign in have to work harder",
    ],
    ["Math.min(MOST_BITS,", "Math.max(0,", "The work grows without end"],
    [
      "if (!PROOF.test(proof)) return false;",
      "",
      "Any number of parts in any spelling is worked through",
    ],
    ["`${id}.${part}.${nonce}`", "`${part}.${nonce}`", "One proof is good for every challenge"],
    ["`${id}.${part}.${nonce}`", "`${id}.${nonce}`", "One solved part is good for all four"],
  ]),
];
