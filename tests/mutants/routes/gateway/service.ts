import { type Mutant, mutantsOf } from "../../mutant.ts";

const at = (name: string) => `routes/gateway/service/${name}.ts`;
const test = (name: string) => [`tests/routes/gateway/service/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("form_return"), test("form_return"), [
    [`if (!isUrlEncoded(headers.get("content-type"))) return 415;`, "", "A file is read as a form"],
    [
      `if (Number(headers.get("content-length") ?? 0) > FORM_LIMITS.bytes) return 413;`,
      "",
      "A body that says it is too large is read",
    ],
    [
      `if (length + chunk.length > bytes.length) return null;`,
      `if (length + chunk.length > bytes.length) break;`,
      "Half a form is posted",
    ],
    [
      `readForm(bytes) ?? 415`,
      `readForm(bytes)!`,
      "A form that cannot be repeated is a fault of ours",
    ],
    [`script: views.formScriptSource,`, "", "The page waits for a button that nobody needs"],
    [`formAction: "*",`, "", "The page's form cannot be sent"],
    [`referrer: "same-origin",`, "", "The second form seems to come from another site"],
    [`headers.set("cache-control", "no-store");`, "", "A browser keeps the data of a payment"],
    [`atOnce: !wayIn`, `atOnce: true`, "A form is posted again and again"],
    [`signIn: wayIn?.location`, `signIn: undefined`, "A held form leads nowhere"],
    [`headers.append("set-cookie", wayIn.cookie);`, "", "The way in leads to a dead end"],
    [`wayIn ? 401 : 200`, `200`, "A refused form counts as answered"],
    [
      `localText(service.title, context.language)`,
      `localText(service.title, "fa")`,
      "The page names the service in another language",
    ],
  ]),
  ...mutantsOf(at("service_session"), test("service_session"), [
    [
      `STATE_LIFETIME = 12 * HOUR / SECOND`,
      `STATE_LIFETIME = HOUR / SECOND`,
      "A client that waits at the page of signing in cannot come back",
    ],
    [
      `"panjereh_service");\n      const live`,
      `"panjereh_session");\n      const live`,
      "The window's session is a service's",
    ],
    [
      `liveSessions.ofService(token, service.id)`,
      `liveSessions.ofService(token, "")`,
      "A session of one service is one of another",
    ],
    [
      `locale && deps.languages.includes(locale) ? locale : undefined`,
      `locale`,
      "Services get languages that there are not",
    ],
    [
      `cookies.read(request, "panjereh_state") ?? newToken(random)`,
      `newToken(random)`,
      "Of two tabs one cannot come back",
    ],
    [
      `new URLSearchParams({ return_to: returnTo, state })`,
      `new URLSearchParams({ return_to: returnTo })`,
      "Sign-in does not lead back to the service",
    ],
    [
      `{ maxAge: STATE_LIFETIME }`,
      `{}`,
      "A client that closes the browser in the meantime cannot come back",
    ],
    [
      `if (now !== undefined) query.set("round", roundAt(now));`,
      "",
      "A browser without cookies goes round for ever",
    ],
  ]),
  ...mutantsOf(at("enter"), test("enter"), [
    [
      `if (request.method !== "GET") return null;`,
      "",
      "A form of another site signs somebody in",
    ],
    [
      `if (!to || isReserved(to.path)) return "/";`,
      `if (!to) return "/";`,
      "The hand-off leads to itself",
    ],
    [
      `const to = pageOf(query.get("to"), judged);`,
      `const to = query.get("to") ?? "/";`,
      "The hand-off leads to other sites",
    ],
    [
      `return to.isCanonical ? to.target : originOf(judged) + to.target;`,
      `return to.target;`,
      "An exact path leads to another host",
    ],
    [
      `if (!state) return await askAgain(request, judged, { query, to });`,
      `if (!state) return redirect(to);`,
      "A browser without cookies goes round for ever",
    ],
    [
      `const entered = code && await`,
      `const entered = code && state && await`,
      "Somebody who knows the state enters by a code that another browser showed",
    ],
    [
      `[session, spent, ...`,
      `[session, ...`,
      "An address with a state that was passed on signs its owner in as somebody else",
    ],
    [
      `if (await sessions.find(request, service)) return redirect(to);`,
      "",
      "Somebody with a session is asked to sign in again",
    ],
    [`if (isFresh(query.get("round"), now)) {`, `if (false) {`, "A loop is not noticed"],
    [`query.get("round"), now)`, `query.get("code"), now)`, "A loop is not noticed by its time"],
    [`each === query.get("lang")`, `each === "fa"`, "A page without cookies speaks Persian only"],
    [`return redirect(location, [cookie]);`, `return redirect(location);`, "No state is ever kept"],
    [`signIn(request, back, now)`, `signIn(request, back)`, "Nobody knows that this is a loop"],
    [
      `service: service.id, state, isTold, release }`,
      `service: "", state, isTold, release }`,
      "A code for one service is taken by another",
    ],
    [
      `if (!entered) return redirect(to);`,
      `if (!entered) return null;`,
      "A client that reloads the hand-off sees an error",
    ],
    [`await deps.audit.append({`, `void ({`, "A client that entered a service is recorded nowhere"],
    [`accountId: entered.accountId,`, "", "The record does not say who entered"],
    [
      `ip: ipDigest(deps.hash, client.ip),`,
      `ip: client.ip,`,
      "Addresses are kept as they are",
    ],
    [
      `if (deps.languages.includes(language)) set`,
      `if (language) set`,
      "The hand-off sets languages that there are not",
    ],
    [
      `writeDisplay(readDisplay(query.get("display") ?? ""))`,
      `query.get("display") ?? ""`,
      "A link puts anything in a cookie",
    ],
    [
      `set.push(cookies.clear("panjereh_display"));`,
      `{}`,
      "A look that was given up stays at services",
    ],
    [
      `else if (cookies.read(request, "panjereh_display")) {`,
      `else {`,
      "The hand-off clears cookies that there are not",
    ],
    [`"cache-control": "no-store",`, "", "A browser keeps the hand-off"],
    [`"referrer-policy": "no-referrer",`, "", "A service's page learns of the hand-off's code"],
    [
      `headers.append("set-cookie", cookie)`,
      `headers.set("set-cookie", cookie)`,
      "The hand-off sets one cookie of several",
    ],
  ]),
];
