import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `routes/${name}.ts`;
const window = (...names: string[]) => names.map((name) => `tests/routes/${name}_test.ts`);
const http = (...names: string[]) => names.map((name) => `tests/http/${name}_test.ts`);

export const mutants: Mutant[] = [
  ...mutantsOf(at("sign_in/code"), http("code/code_page"), [
    [
      'if (await isSentSince(visit, insteadOf)) return await codePage(visit, { notice: "sent_again" });',
      "",
      "A button pressed twice is refused although it has sent a message",
    ],
    [
      "return await codePage(visit, { failure: { code, retryAt } }, PROBLEM_STATUS.limited);",
      "return await codePage(visit, {});",
      "A refused message says nothing",
    ],
  ]),
  ...mutantsOf(at("sign_in/code_page"), http("code/code_page"), [
    [
      "const isSpent = code !== undefined && code.wrongTries >= ports.rules.code.tries;",
      "const isSpent = false;",
      "A page loaded again asks for a code that no longer works",
    ],
    [
      'if (code && code.id === codeDialled) return "dial";',
      "",
      "A code that came by dialling is called an SMS",
    ],
  ]),
  ...mutantsOf(at("sign_in/steps"), http("sign_in/repeated"), [
    [
      "return finished ? await signIn(visit, finished) :",
      "return",
      "A person whose last answer was lost has to begin again",
    ],
  ]),
  ...mutantsOf(at("site/patient_body"), http("site/patient_body"), [
    ["(cause) => reject(brokenOff(cause))", "reject", "Strangers' broken forms fill the error log"],
    ["Promise.reject(brokenOff(cause))", "Promise.reject(cause)", "Strangers' bodies fill the log"],
  ]),
  ...mutantsOf(at("qr/wait"), http("qr/qr"), [
    [
      `return await visit.page("qr", { state: "expired" }, { status: 422 });`,
      `return await visit.problem("not_found");`,
      "A QR page that was left for hours is called a page that does not exist",
    ],
  ]),
  ...mutantsOf(at("site/go_on"), http("portal/success"), [
    [
      `SUCCESSES.find((success) => success === kept)`,
      `kept as Success`,
      "A cookie may say anything",
    ],
    [`  visit.clearCookie("panjereh_success");\n`, "", "Success is told again and again"],
    [
      `visit.setCookie("panjereh_success", success, LIFETIME);`,
      "",
      "Nothing is told after the last step",
    ],
  ]),
  ...mutantsOf(at("sign_in/signed_in"), http("portal/success"), [
    [`!service || need === "verify"`, `true`, "A success is left over from the way to a service"],
    [`if (created) return "account_created";`, "", "A new account is not told of"],
    [
      `continued ? "verified" : "signed_in"`,
      `"signed_in"`,
      "A verified account is told nothing new",
    ],
  ]),
  ...mutantsOf(at("portal/end_session"), http("portal/success"), [
    [`visit.clearCookie("panjereh_success");`, "", "A success outlives its session"],
  ]),
  ...mutantsOf(at("site/return_to"), [...window("site/return_to"), ...http("gateway/service")], [
    ["{22,64}", "{1,64}", "A state that can be guessed binds a hand-off"],
    ["{22,64}", "{22,6400}", "A page's URL grows without end"],
    [
      "if (!target) return {};",
      "if (!target) return { location: raw };",
      "The window leads people to other sites",
    ],
    [
      "state: state && STATE.test(state) ? state : undefined",
      "state",
      "A state of any form is carried from page to page",
    ],
    [
      `if (!service || !location || !state) return location ?? "/";`,
      `if (!service || !location) return location ?? "/"; state ??= "";`,
      "A hand-off is issued that is bound to no browser",
    ],
    [`if (location) query.set("return_to", location);`, "", "The way to the service is lost"],
    [`if (state) query.set("state", state);`, "", "The service asks for a sign-in once more"],
    ["to: target", `to: target.split("?")[0]`, "What was searched for is lost on the way"],
    ["lang: language", `lang: "fa"`, "The service does not learn of the chosen language"],
    [
      `if (!isDefaultDisplay(display)) query.set("display", writeDisplay(display));`,
      "",
      "The service's problem pages do not look as was chosen",
    ],
  ]),
  ...mutantsOf(at("site/security_headers"), [
    ...window("site/security_headers"),
    ...http("site/front"),
  ], [
    [
      `caching !== null && caching !== "no-store"`,
      "false",
      "A stranger takes the headers out of a file in a shared cache",
    ],
    [
      `caching !== null && caching !== "no-store"`,
      `caching !== null`,
      "Fragments of the next step carry what only documents need",
    ],
    ["!NO_DOCUMENT.test(c.req.path)", "false", "A shared mark or guide may do anything"],
    ["!NO_DOCUMENT.test(c.req.path)", "true", "Scripts carry what only documents need"],
    [` && !answered.has("location")`, "", "Redirects carry what only documents need"],
    [
      `"cross-origin-opener-policy": "same-origin",`,
      "",
      "A page that opened the window keeps a hold on it",
    ],
    [
      `"cross-origin-resource-policy": "same-origin",`,
      "",
      "Other sites load what is private",
    ],
    [`"origin-agent-cluster": "?1",`, "", "Hosts of one domain share a process"],
    [`"frame-ancestors 'none'",`, "", "The window can be framed"],
    [`"x-frame-options": "DENY",`, "", "Old browsers frame the window"],
    [`"referrer-policy": "same-origin",`, "", "Other sites learn of our URLs"],
    [`"base-uri 'none'",`, "", "An injected base moves every link"],
    ["`default-src 'self'", "`default-src *", "A page may load anything"],
    ['styleSource ? ` ${styleSource}` : ""', `""`, "The first page has no style"],
    [
      `if (!answered.has("content-security-policy")) {`,
      "{",
      "The page in another language has no style",
    ],
    ["${formActions(c)}", "*", "Forms may go anywhere"],
    [`answered.set("cache-control", "no-store");`, "", "A person's page is kept in a cache"],
    [`answered.set("x-request-id", c.env.requestId);`, "", "A problem cannot be traced"],
    [
      `answered.append("vary", "HX-Request-Type");`,
      "",
      "Fragment for document",
    ],
  ]),
  ...mutantsOf(
    at("site/cross_site_guard"),
    [...window("site/guards"), ...http("site/cross_site")],
    [
      [
        `site === "cross-site" || site === "same-site"`,
        `site === "cross-site"`,
        "An agency posts forms in a citizen's name",
      ],
      [
        `site === "cross-site" || site === "same-site"`,
        `site === "same-site"`,
        "Any site posts forms in a citizen's name",
      ],
      [
        `c.req.method === "GET" || c.req.method === "HEAD"`,
        `c.req.method !== "POST"`,
        "Other methods than POST pass from any site",
      ],
      [
        "return !referer || URL.parse(referer)?.origin === origin;",
        "return true;",
        "Old browsers post forms of other sites",
      ],
      ["takesFile(c.req.path) ? FILE_FORM : URL_ENCODED", "/./", "Forms of any type are read"],
      ["allowed = form.test(", "allowed = !form.test(", "Citizens cannot send a form at all"],
    ],
  ),
  ...mutantsOf(at("portal/not_me"), [...window("site/leaving"), ...http("portal/not_me")], [
    ["ports.liveSessions.ended([accountId]);", "", "A thief's session stays warm for seconds"],
    ["refusal.usedAt", "false", "A used link looks as if it were not"],
  ]),
  ...mutantsOf(at("portal/home"), [...window("site/leaving"), ...http("portal/pages")], [
    [
      "if (session.level >= level) return {};",
      "return {};",
      "People are not told that a service needs more",
    ],
  ]),
  ...mutantsOf(at("assurance/ways"), [...window("site/leaving"), ...http("portal/pages")], [
    [
      "level < 3 || waysToLevel3(ways).length > 0",
      "false",
      "People are not led to the level that is missing",
    ],
    [
      "level < 3 || waysToLevel3(ways).length > 0",
      "true",
      "A link leads to a level that nobody can reach",
    ],
  ]),
  ...mutantsOf(at("portal/end_session"), [
    ...window("site/leaving"),
    ...http("portal/session", "site/audit"),
  ], [
    [
      "write.delete(transactionRecord(caller.transaction));",
      "",
      "The journey in the browser outlives the sign-out",
    ],
    [
      `visit.clearCookie("panjereh_session");`,
      "",
      "The browser keeps a session's cookie",
    ],
    ["ports.audit.include(write, record);", "", "A sign-out leaves no record"],
  ]),
  ...mutantsOf(at("portal/sign_out"), [
    ...window("site/leaving"),
    ...http("portal/session", "site/audit"),
  ], [
    [
      `if (forget) visit.clearCookie("panjereh_browser");`,
      "",
      "A shared browser stays known",
    ],
    [
      "if (browser && !live) await visit.ports.liveSessions.forgetBrowser(browser);",
      "",
      "A browser whose session has ended is not forgotten",
    ],
  ]),
  ...mutantsOf(at("sign_in/code_page"), [
    ...window("sign_in/code"),
    ...http("code/national_id", "code/channels"),
  ], [
    ["if (!shown) return undefined;", "", "A page reveals whether a national ID has an account"],
    [
      "nationalId === undefined || source.knownBrowser !== undefined",
      "true",
      "A national ID shows whose number it leads to",
    ],
    [
      `if (codeUndelivered) return { code: "delivery_failed", retryAt: resendAt };`,
      "",
      "People wait for a message that never left",
    ],
    ["const waits = !error &&", "const waits =", "A wrong code is reported as a wait"],
  ]),
  ...mutantsOf(at("sign_in/mobile"), [
    ...http("gateway/service", "assurance/level", "sign_in/tabs", "sign_in/own_number"),
    ...window("site/return_to"),
  ], [
    [
      `return knownBrowser ? mobile : "";`,
      `return mobile;`,
      "A library's screen shows the number of a person who signed in by QR",
    ],
    [
      `return knownBrowser ? mobile : "";`,
      `return "";`,
      "A person types their number again in their own browser",
    ],
    [
      `  const onwards = live && await onwardsOf(visit, live);\n  if (onwards) return onwards;\n  // After`,
      `  // After`,
      "A tab is told that its browser keeps no cookies once another has signed in",
    ],
    [
      `if (!visit.caller && !visit.header("cookie")?.includes("panjereh_")) {`,
      `if (!visit.caller) {`,
      "A tab is told that its browser keeps no cookies after a sign-out",
    ],
    [
      `if (!visit.caller && !visit.header("cookie")?.includes("panjereh_")) {`,
      `if (false) {`,
      "A browser that keeps no cookies goes in circles",
    ],
    [
      `if (need === "level3") return`,
      `if (false) return`,
      "A service of level 3 is never reached",
    ],
  ]),
  ...mutantsOf(at("site/window_request"), http("sign_in/tabs"), [
    [
      `this.setCookie(openedCookie(shown), shown, OPENED_LIFETIME);`,
      "",
      "Of tabs that are restored together one cannot go on",
    ],
    [`this.#token() ?? token;`, `token;`, "A tab cannot go on once another one has begun"],
  ]),
  ...mutantsOf(at("site/caller"), http("sign_in/tabs"), [
    [
      `\`\${OPENED}\${token.slice(0, 8).replaceAll("-", "_")}\``,
      `\`\${OPENED}1\``,
      "Of tabs that are restored together one overwrites the other",
    ],
  ]),
  ...mutantsOf(at("site/groups"), window("site/groups"), [
    [
      "live && await handle(visit, live);",
      "await handle(visit, live!);",
      "Pages of signed-in people are open",
    ],
    ["page ?? visit.path", "visit.path", "Sign-in leads back to a form's path, which is no page"],
  ]),
  ...mutantsOf(at("site/groups"), http("sign_in/renewed_twice"), [
    [
      "answer ?? await repeated?.(visit) ??",
      "answer ??",
      "A form pressed twice, or whose answer was lost, leads to sign-in",
    ],
  ]),
  ...mutantsOf(at("site/failures"), window("site/form"), [
    ["error instanceof BadForm || ", "", "A malformed form is reported as our fault"],
  ]),
  ...mutantsOf(at("help/knowing"), window("help/knowing"), [
    [
      "if (!(error instanceof StoreUnavailable)) throw error;",
      "",
      "A bug hides behind a help page without a name",
    ],
    [
      ".catch(unlessStoreIsAway)",
      "",
      "The help pages are away with the store",
    ],
  ]),
  ...mutantsOf(at("site/form"), window("site/form"), [
    ["const MAX_FIELD = 200", "const MAX_FIELD = 2000", "A field may be long enough to cost"],
    ["if (more.length > 0) throw new BadForm();", "", "A field that comes twice is read as one"],
  ]),
  ...mutantsOf(at("operators/refused"), http("operators/wires"), [
    ["if (last.minute === minute) {", "if (false) {", "Forged calls fill the audit log"],
    ["count: last.unrecorded + 1", "count: 1", "A flood of forged calls looks like one call"],
    [
      "`${wire} ${verdict}`",
      "`${wire}`",
      "Forged calls of one kind hide another kind",
    ],
  ]),
  ...mutantsOf(at("site/cookies"), window("gateway/cookies"), [
    [`secure ? \`__Host-\${name}\` : name`, `name`, "Another host of the domain sets our cookies"],
    [`httpOnly: true, `, "", "Scripts read our cookies"],
    [`, secure, sameSite`, `, sameSite`, "Our cookies are sent without TLS"],
    [`sameSite: "Lax"`, `sameSite: "None"`, "Other sites send requests with our cookies"],
    [`path: "/", `, "", "A cookie holds below one page only"],
    [
      `values.length === 1 ? values[0].slice(prefix.length) : ""`,
      `values.length ? values[0].slice(prefix.length) : ""`,
      "Another host of the domain puts its cookie before ours",
    ],
    [`/^[\\w-]{1,64}$/`, `/^[\\w-]{1,65}$/`, "A cookie may be longer than documented"],
    [
      `/^[\\w-]{1,64}$/`,
      `/^[\\w-]{1,63}$/`,
      "A cookie of the length that is documented is ignored",
    ],
    [`/^[\\w-]{1,64}$/`, `/^[^;]{1,64}$/`, "A cookie may hold anything"],
    [
      `const pairs = header.split(";").map((pair) => pair.trim());`,
      `const pairs = header.split("; ");`,
      "Another way to write cookies is not read",
    ],
    [`maxAge: 0 }`, `}`, "A cookie that is cleared stays"],
    [`{ ...attributes, maxAge }`, `attributes`, "A cookie lasts as long as the browser only"],
  ]),
];
