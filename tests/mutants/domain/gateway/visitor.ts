import { type Mutant, mutantsOf } from "../../mutant.ts";

const at = (name: string) => `domain/gateway/${name}.ts`;
const test = (name: string) => [`tests/domain/gateway/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("visitor/header_forms"), test("visitor/header_forms"), [
    [`/[*'()]/g`, `/[*'(]/g`, "A character passes that is no value-char"],
    [
      `encodeURIComponent(value.toWellFormed())`,
      `encodeURIComponent(value)`,
      "A lone surrogate in a name ends every request with 500",
    ],
    [`WORD_BYTES = 45`, `WORD_BYTES = 48`, "Encoded-words are longer than mail readers take"],
    [
      `for (const char of value)`,
      `for (const char of value.split(""))`,
      "A letter is cut in two between encoded-words",
    ],
    [` && !value.includes("=?")`, "", "A name that looks encoded is decoded"],
    [`\\u0000-\\u001f`, `\\u0001-\\u001f`, "NUL in a name ends every request with 500"],
    [`.trim()`, "", "A name of spaces only counts as a name"],
  ]),

  ...mutantsOf(at("visitor/named_headers"), test("visitor/named_headers"), [
    [`if (isName && part === "") return null;`, "", "A person without a name is called by a blank"],
    [
      `oneLine(told(identity, text as Placeholder))`,
      `told(identity, text as Placeholder)`,
      "A line end in a name begins another header",
    ],
    [`part.replaceAll("%", "%25")`, `part`, "A percent sign of the template is read as an escape"],
    [
      `isName ? percentEncode(part) :`,
      `isName ? part :`,
      "Persian names end every request with 500",
    ],
    [`: utf8Bytes(value)`, `: value`, "Persian names end every request with 500"],
    [
      `attributes.family_name ?? ""`,
      `attributes.family_name`,
      "A person with one name is called undefined",
    ],
    [
      `name.toLowerCase().replace(/[^a-z0-9]/g, "-")`,
      `name`,
      "A client sees what the service echoes",
    ],
    [`.map((name) => name.toLowerCase())`, "", "A client's own header passes for ours"],
  ]),

  ...mutantsOf(at("visitor/assertion"), [
    "tests/domain/gateway/visitor/assertion_cache_test.ts",
    "tests/routes/gateway/assertion_test.ts",
  ], [
    [`MARGIN = 15 * SECOND`, `MARGIN = 0`, "An assertion expires on its way to the upstream"],
    [`MAX_FRESH = 5_000`, `MAX_FRESH = 5_001`, "More is kept than there is room for"],
    [`MAX_FRESH = 5_000`, `MAX_FRESH = 4_999`, "Less is kept than there is room for"],
    [
      `reusableUntil > now && fresh.size < MAX_FRESH`,
      `reusableUntil > now`,
      "Memory grows with every visitor",
    ],
    [
      `entry?.service === service`,
      `entry !== undefined`,
      "A service learns what its new rules keep back",
    ],
    [
      `entry.reusableUntil > now;`,
      `entry.reusableUntil >= now;`,
      "An assertion is handed out at its end",
    ],
    [
      `() => entry.reusableUntil = 0`,
      `() => {}`,
      "A failure of signing is handed out for 45 seconds",
    ],
    [`old.renewFrom = Infinity;`, "", "Every request signs once more while a renewal is under way"],
    [
      `fresh.delete(key);\n    fresh.set(key, entry);`,
      `fresh.set(key, entry);`,
      "The youngest assertion makes room for others",
    ],
    [
      `\${sessionKey} \${id} \${subject} \${level} \${authTime}`,
      `\${sessionKey} \${id} \${subject} \${authTime}`,
      "A client that has just proved level 3 is sent with level 2",
    ],
    [
      `\${sessionKey} \${id} \${subject} \${level} \${authTime}`,
      `\${sessionKey} \${id} \${subject} \${level}`,
      "A new proof is told with the old one's time",
    ],
    [
      `\${sessionKey} \${id} \${subject} \${level} \${authTime}`,
      `\${sessionKey} \${id} \${level} \${authTime}`,
      "One person's assertion is sent for another",
    ],
    [
      `\${sessionKey} \${id} \${subject} \${level} \${authTime}`,
      `\${id} \${subject} \${level} \${authTime}`,
      "An assertion outlives its session",
    ],
    [
      `if (now >= known.renewFrom) renew(key, visitor, known);`,
      "",
      "Requests wait for a signature every 45 seconds",
    ],
    [`id: newToken(random)`, `id: service.id`, "Assertions cannot be told apart"],
  ]),

  ...mutantsOf(at("visitor/identity_headers"), test("visitor/identity_headers"), [
    [
      `if (!service.plain_headers) return [];`,
      "",
      "Plain headers go to a service that wants none",
    ],
    [
      `return value && service.attributes.includes(attribute) ?`,
      `return value ?`,
      "Everything that is known of a person goes to every service",
    ],
    [`aud: service.id,`, `aud: issuer,`, "An assertion for one service is good at any other"],
    [
      `exp: issuedAt + ASSERTION_LIFETIME`,
      `exp: issuedAt + 2 * ASSERTION_LIFETIME`,
      "A stolen assertion is good for twice as long",
    ],
    [`act: { sub: identity.subject }`, `act: undefined`, "The acting person is not stated"],
    [
      `...companyHeaders(identity),`,
      "",
      "The service does not learn for which company somebody comes",
    ],
    [`...localeHeaders(identity),`, "", "The service does not learn which language was chosen"],
    [
      `["X-Identity-Company-Name", percentEncode(company.name)]`,
      `["X-Identity-Company-Name", company.name]`,
      "A company's name breaks the header",
    ],
    [
      `["X-Identity-Subject", percentEncode(identity.subject)]`,
      `["X-Identity-Subject", identity.subject]`,
      "A subject that is no token breaks the header",
    ],
    [
      `"X-Identity-Locale", "X-Identity-Company-Id",`,
      `"X-Identity-Company-Id",`,
      "Forward-auth lets the client's own locale header pass",
    ],
    [`acr: String(identity.level)`, `acr: "3"`, "Every assertion claims level 3"],
    [
      `father_name: "X-Identity-Father-Name"`,
      `father_name: "X-Identity-Family-Name"`,
      "Two names share a header",
    ],
  ]),

  ...mutantsOf(at("visitor/introduce"), test("visitor/visitors"), [
    [
      `last?.service === service && last.assertion === assertion`,
      `last?.service === service`,
      "A service is sent an assertion that has expired",
    ],
    [
      `last?.service === service && last.assertion === assertion`,
      `last?.assertion === assertion`,
      "What a service's new rules keep back is still sent",
    ],
  ]),

  ...mutantsOf("domain/services/pairwise.ts", test("visitor/pairwise"), [
    [
      `hash.digest("pairwise_subject", service, accountId)`,
      `hash.digest("pairwise_subject", accountId)`,
      "Agencies can join their records by the subject",
    ],
    [
      `subject === "alphanumeric" ? alphanumeric(digest) : digest`,
      `digest`,
      "A product that takes names of 40 characters refuses everybody",
    ],
    [
      `hash.digest("pairwise_session", id, sessionId)`,
      `hash.digest("pairwise_session", sessionId)`,
      "Agencies can join their records by the session",
    ],
  ]),

  ...mutantsOf(at("visitor/pairwise"), test("visitor/pairwise"), [
    [
      `subjectAt(service, account.id, hash)`,
      `subjectAt(service, session.id, hash)`,
      "A person is somebody else after each sign-in",
    ],
    [
      `sidAt(service, session.id, hash)`,
      `sidAt(service, sessionDigest, hash)`,
      "A service's own session is lost when the level rises",
    ],
    [
      `service.level === 3 ? session.level3 : undefined`,
      `session.level3`,
      "Services of level 2 learn of level 3, which lapses by another's rule",
    ],
    [`Math.min(session.level, 2)`, `2`, "A temporary account counts as verified"],
    [
      `Math.floor((proof?.at ?? session.authTime) / SECOND)`,
      `Math.ceil((proof?.at ?? session.authTime) / SECOND)`,
      "A proof looks younger than it is",
    ],
    [
      `proof?.at ?? session.authTime`,
      `session.authTime`,
      "The time of the proof of level 3 is not told",
    ],
    [
      `account.mobile.slice(1)`,
      `account.mobile`,
      "The number is told in a form that cannot be dialled",
    ],
    [
      `company: actingFor && { id: actingFor.companyId, name: actingFor.name }`,
      `company: undefined`,
      "The service does not learn for which company somebody comes",
    ],
  ]),

  ...mutantsOf(at("visitor/visitors"), test("visitor/visitors"), [
    [`last && last.service === service &&`, `last &&`, "One service is told another's subject"],
    [`last.locale === locale`, `true`, "A language that was chosen later is not told"],
    [
      `if (locale) visitor.identity.locale = locale;`,
      "",
      "No service learns which language was chosen",
    ],
  ]),
];
