import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/delivery/${name}.ts`;
const test = (...names: string[]) => names.map((name) => `tests/adapters/delivery/${name}_test.ts`);

export const mutants: Mutant[] = [
  ...mutantsOf(at("kavenegar"), test("kavenegar"), [
    [`retries: 0,`, `retries: 1,`, "A person gets two messages"],
    [`encodeURIComponent(key)`, `key`, "A key with a slash asks elsewhere"],
    [`token: message.code }`, `token: "" }`, "A message has no code"],
    [
      `template: templates.code,`,
      `template: templates.notice,`,
      "A code comes in a notice's words",
    ],
    [
      `template: templates.simChanged,`,
      `template: templates.code,`,
      "A warning comes in a code's words",
    ],
    [
      `template: templates.notice,`,
      `template: templates.code,`,
      "A notice comes in a code's words",
    ],
    [`token2: message.link,`, "", "A warning has no link"],
    [`token: message.newMobileTail,`, `token: "",`, "A warning does not say which number is new"],
    [`token10: message.what,`, "", "A notice does not say what has happened"],
    [`token20: message.about,`, "", "A notice does not say when and where"],
    [`, type: "sms" }`, ` }`, "A code may come as a call"],
    [`[200, INVALID_RECEPTOR]`, `[200]`, "Odd numbers from one visitor stop the messages of all"],
    [
      `INVALID_RECEPTOR = 411`,
      `INVALID_RECEPTOR = 412`,
      "Odd numbers from one visitor stop the messages of all",
    ],
    [
      `new DeliveryFailed(error.retryAfter, error, mayHaveLeft(error))`,
      `new DeliveryFailed(error.retryAfter, error)`,
      "A person gets two messages, by two operators",
    ],
    [
      `new DeliveryFailed(error.retryAfter, error, mayHaveLeft(error))`,
      `new DeliveryFailed(1, error, mayHaveLeft(error))`,
      "A person is told to try again at once",
    ],
    [`if (status === 200) {`, `if (status !== 0) {`, "A refused message counts as sent"],
    [
      `RETRY_AFTER_REFUSAL = 60`,
      `RETRY_AFTER_REFUSAL = 1`,
      "A person is told to try again at once",
    ],
    [`id === undefined ? {} : { messageId`, `{ messageId`, "A message without a name has one"],
    [`\`\${name}:\${id}\``, `\`\${id}\``, "Two operators' messages have one name"],
    [`entries?.[0]`, `entries![0]`, "An answer without entries counts as a fault"],
    [`.nullish().catch(null)`, `.nullish()`, "An answer with odd entries counts as a failure"],
    [
      `reason !== "breaker open" && `,
      "",
      "The second operator is not asked when the first one's circuit is open",
    ],
    [
      `!isBeforeSending(reason) && `,
      "",
      "The second operator is not asked when the first is not there",
    ],
    [
      `!isBeforeSending(reason)`,
      `reason === "no answer in time"`,
      "A person gets two messages when the connection ends before the answer",
    ],
    [
      `schema: answer, statuses, failureIn }`,
      `schema: answer, statuses }`,
      "A failure that a body states is neither told nor counted",
    ],
    [`/^status 4\\d\\d$/`, `/^status [45]\\d\\d$/`, "A person gets two messages, by two operators"],
    [
      `&& !/^status 4\\d\\d$/.test(reason)`,
      "",
      "The second operator is not asked when the first refuses",
    ],
  ]),
  ...mutantsOf(at("two_providers"), test("two_providers"), [
    [
      `options?.again ? [second, first] : [first, second]`,
      `[first, second]`,
      "A message that did not come is sent the same way again",
    ],
    [`|| error.mayHaveLeft`, "", "A person gets two messages, by two operators"],
    [
      `!(error instanceof DeliveryFailed) || error`,
      `(error as DeliveryFailed)`,
      "A fault of the program makes the second operator send",
    ],
    [
      `return await other.send(mobile, message, options);`,
      `return await one.send(mobile, message, options);`,
      "The operator that failed is asked again",
    ],
  ]),
  ...mutantsOf(at("smtp_mail"), test("smtp_mail", "smtp_tls"), [
    [
      `rejectUnauthorized: true`,
      `rejectUnauthorized: false`,
      "Anybody on the line reads passwords and codes",
    ],
    [
      `requireTLS,\n    // A server on`,
      `// A server on`,
      "Anybody on the line turns encryption off",
    ],
    [`secure,\n`, "", "Mail over TLS goes in the clear"],
    [
      `ignoreTLS: !secure && !requireTLS,`,
      "",
      "A server on this machine with a certificate of its own gets no mail",
    ],
    [`searchParams.get("tls") === "required"`, `false`, "Mail goes in the clear"],
    [`to: { name: "", address: to }`, `to`, "An address with a comma is two"],
    [
      `if (breaker.state === "half_open") throw new BrokenCircuitError();`,
      "",
      "Everybody waits for the mail that probes the server",
    ],
    [`late.reject(new Late())`, `{}`, "A person waits for a server that hangs"],
    [`clearTimeout(timer);`, "", "A timer stays behind for each mail"],
    [
      `breaker.state === "closed" ? RETRY_AFTER_REFUSAL : breaker.retryAfter()`,
      `RETRY_AFTER_REFUSAL`,
      "A person waits longer than the server rests",
    ],
    [
      `breaker.state === "closed" ? RETRY_AFTER_REFUSAL : breaker.retryAfter()`,
      `breaker.retryAfter()`,
      "A person is told to try again at once",
    ],
    [`Cannot send mail: \${reason}`, `Cannot send mail: \${error}`, "The log may hold an address"],
    [
      `watch.called?.(TARGET, performance.now() - began, reason);`,
      "",
      "No log or metric says that mail fails",
    ],
    [
      `watch.breakerChanged?.(TARGET, breaker.state)`,
      "{}",
      "No log or metric says that no mail is sent",
    ],
    [
      `if (error instanceof Late) return "no answer in time";`,
      "",
      "A server that hangs counts as one that is not there",
    ],
    [`.replace(/^\\[|\\]$/g, "")`, "", "A server with an IPv6 address is not found"],
    [
      `secure ? 465 : requireTLS ? 587 : 25`,
      `secure ? 465 : 25`,
      "STARTTLS is asked for at the wrong port",
    ],
    [`decodeURIComponent(password)`, `password`, "A password with odd letters is wrong"],
    [
      `user: decodeURIComponent(username)`,
      `user: username`,
      "A user with odd letters is not known",
    ],
    [`timeout = 5000`, `timeout = 50_000`, "A person waits for a minute for a mail"],
  ]),
];
