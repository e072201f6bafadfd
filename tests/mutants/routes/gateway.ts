import { type Change, type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `routes/${name}.ts`;
const test = (...names: string[]) => names.map((name) => `tests/routes/gateway/${name}_test.ts`);

const STATUSES: [code: string, status: number, changed: number][] = [
  ["bad_request", 400, 422],
  ["sign_in_required", 401, 403],
  ["level_too_low", 403, 401],
  ["level_too_old", 403, 401],
  ["network_restricted", 403, 404],
  ["cookies_needed", 403, 400],
  ["legal_only", 403, 404],
  ["natural_only", 403, 404],
  ["foreign_origin", 403, 400],
  ["method_not_allowed", 405, 400],
  ["too_large", 413, 400],
  ["misdirected", 421, 404],
  ["upgrade_required", 426, 400],
  ["too_many", 429, 503],
  ["internal", 500, 200],
  ["upstream_unavailable", 502, 500],
  ["upstream_busy", 503, 429],
  ["upstream_circuit_open", 503, 502],
  ["store_unavailable", 503, 500],
  ["upstream_timeout", 504, 502],
];

export const mutants: Mutant[] = [
  ...mutantsOf(at("gateway/failure"), test("decision"), [
    [`UPSTREAM_RETRY = 30`, `UPSTREAM_RETRY = 3`, "People try a broken service again too early"],
    [
      `if (error instanceof StoreUnavailable) {`,
      `if (error instanceof StoreUnavailable && false) {`,
      "An outage of the store is reported as our fault",
    ],
    [`, retryAfter: STORE_RETRY }`, ` }`, "Clients are not told when the store may be back"],
    [
      `if (error instanceof UpstreamBusy) return { code: busyCode(error), retryAfter: error.retryAfter };`,
      "",
      "A busy service is reported as our fault",
    ],
    [
      `code: busyCode(error), retryAfter: error.retryAfter }`,
      `code: busyCode(error) }`,
      "Clients are not told when a busy service may have room",
    ],
    [
      `, retryAfter: UPSTREAM_RETRY }`,
      ` }`,
      "Clients are not told when a broken service may be back",
    ],
    [
      `if (error instanceof UpstreamTimeout) return { code: "upstream_timeout" };`,
      "",
      "A silent service is reported as our fault",
    ],
    [
      `{ code: "upstream_timeout" }`,
      `{ code: "upstream_timeout", retryAfter: 1 }`,
      "A client that sent something is told to send it again",
    ],
    [
      `if (error instanceof RequestTooLarge) return { code: "too_large" };`,
      "",
      "A body that is too large is reported as our fault",
    ],
    [
      `if (error instanceof PersonBusy) return "too_many";`,
      "",
      "One who asks too much is told that the service is busy",
    ],
    [
      `error instanceof UpstreamCircuitOpen ? "upstream_circuit_open" : "upstream_busy"`,
      `"upstream_busy"`,
      "A service that failed too often is reported as a busy one",
    ],
  ]),
  ...mutantsOf(at("gateway/forward_auth"), test("forward_auth"), [
    [
      `isTheirs: behind !== null`,
      `isTheirs: true`,
      "Anybody can ask as an agency's proxy, and learns who the visitor is",
    ],
    [
      `isTheirs: client !== null`,
      `isTheirs: true`,
      "Anybody can ask as another host's proxy, and learns who the visitor is",
    ],
    [
      `own === null || named === null ? null : canonicalHost`,
      `named === null ? null : canonicalHost`,
      "A question without a host of its own is answered",
    ],
    [
      `if (!service) return null;`,
      `if (!service) throw new Error();`,
      "A question about the window is a fault",
    ],
    [
      `const ip = client ?? connection.ip;`,
      `const ip = connection.ip;`,
      "Allowed networks hold for the proxy instead of its client",
    ],
    [
      `connection: { ...connection, host, owner: other, ip },`,
      `connection,`,
      "A question is about the host that it came in at",
    ],
    [
      `if (rest === null) return null;`,
      `if (rest === null) return Promise.resolve(new Response());`,
      "Every page is answered as a question",
    ],
    [
      `if (!statesTarget(stated)) return null;`,
      "",
      "A service has no page of the name /_auth",
    ],
    [
      `if (!statesTarget(stated)) return null;`,
      `return null;`,
      "A proxy at the wrong host takes a page's 200 for permission",
    ],
    [
      `stated.host === null ||
        canonicalHost(stated.host, connection.proto) === connection.host`,
      `true`,
      "A question about another host is answered for this one",
    ],
    [
      `stated.host === null ||
        canonicalHost(stated.host, connection.proto) === connection.host`,
      `canonicalHost(stated.host ?? "", connection.proto) === connection.host`,
      "nginx and Envoy are refused",
    ],
    [
      `\${connection.proto}://\${connection.host}`,
      `http://\${connection.host}`,
      "People are sent back without TLS",
    ],
    [`method: question.method,`, `method,`, "Each request is decided on as a GET"],
    [
      `url: origin + question.target,`,
      `url: origin + "/",`,
      "Each request is decided on as one for the first page",
    ],
    [`headers,\n          plainVerdict,`, `headers,`, "nginx gets identity headers that are empty"],
    [
      `plainVerdict ? response.then(withoutReason) : response`,
      `response`,
      "nginx tells its own error in place of a verdict",
    ],
    [
      `plainVerdict ? response.then(withoutReason) : response`,
      `response.then(withoutReason)`,
      "Caddy, Traefik and Envoy do not redirect to sign-in",
    ],
    [`status < 300 || status >= 500`, `status < 300`, "An outage is told to nginx as a refusal"],
    [`status < 300 || status >= 500`, `status < 400 || status >= 500`, "nginx fails on a redirect"],
    [`status >= 500`, `status > 500`, "A fault is told to nginx as a refusal"],
    [`status === 302 || status === 401 ? 401 : 403`, `403`, "nginx does not redirect to sign-in"],
    [
      `status === 302 || status === 401 ? 401 : 403`,
      `status === 401 ? 401 : 403`,
      "nginx sends no browser to sign in",
    ],
    [
      `status === 302 || status === 401 ? 401 : 403`,
      `status === 302 ? 401 : 403`,
      "nginx sends no script to sign in",
    ],
    [
      `status === 302 || status === 401 ? 401 : 403`,
      `401`,
      "nginx redirects a refused visitor to sign-in",
    ],
    [`headers: { "cache-control": "no-store" },`, "", "A verdict may be kept"],
  ]),
  ...mutantsOf(at("gateway/forwarding"), test("proxy", "relay"), [
    [
      `visitor?.identity.subject ?? subscriberOf(ip)`,
      `subscriberOf(ip)`,
      "People behind one ip share what one person may take",
    ],
    [
      `visitor?.identity.subject ?? subscriberOf`,
      `visitor?.sessionKey ?? subscriberOf`,
      "One person takes a share with each session",
    ],
    [
      `visitor ? await introduce(assertions, visitor, service) : []`,
      `[] as [string, string][]`,
      "A service does not learn who the visitor is",
    ],
    [
      `isReadByScript: isReadByScript(incoming)`,
      `isReadByScript: true`,
      "Nothing that has a strong ETag is compressed",
    ],
    [`identified: visitor !== null`, `identified: true`, "Public pages are kept by no cache"],
    [`identified: visitor !== null`, `identified: false`, "A person's pages are kept by caches"],
  ]),
  ...mutantsOf(at("gateway/decision"), test("decision"), [
    [
      `if (method === "refused") return { kind: "refuse", code: "method_not_allowed", service };`,
      "",
      "Methods that were not checked are forwarded",
    ],
    [
      `if (method === "malformed" || !host || !framing) return CLOSE;`,
      `if (method === "malformed" || !framing) return CLOSE;\n  if (!host) throw new Error();`,
      "A request without a host is reported as our fault",
    ],
    [
      `if (method === "malformed" || !host || !framing) return CLOSE;`,
      `if (method === "malformed" || !host || !framing) return { kind: "refuse", code: "bad_request" };`,
      "What follows an ambiguous body is read as the next request",
    ],
    [
      `if (!target || asksServer || !isRouteClear(service?.routes ?? [], target.path)) {\n    return { kind: "refuse", code: "bad_request" };\n  }`,
      `if (!target) return { kind: "service", judged: { target: { path: "/", isCanonical: true, query: "", target: "/" } } as never };`,
      "An ambiguous path is decided on",
    ],
    [
      `return { kind: "refuse", code: "misdirected" };`,
      `return { kind: "refuse", code: "bad_request" };`,
      "An unknown host is answered as a malformed request",
    ],
    [
      `code: "network_restricted", service, ip };`,
      `code: "network_restricted", service };`,
      "A page does not say which ip was refused",
    ],
    [
      `isReserved(target.path) ? "reserved" : "service"`,
      `"service"`,
      "Reserved paths are the agency's",
    ],
  ]),
  ...mutantsOf(at("gateway/admit"), test("decision"), [
    [
      `if (visitor) onRefused?.({ access, visitor, request: judged });`,
      "",
      "Refusals of people are not recorded",
    ],
    [`asciiTarget(target)`, `target.path`, "People come back to a page without its query"],
    [`asciiTarget(target)`, `"/"`, "People come back to the first page"],
  ]),
  ...mutantsOf(at("gateway/gateway"), test("decision"), [
    [
      `, headers: { allow: allowHeader(service) } });`,
      ` });`,
      "A client does not learn which methods there are",
    ],
    [
      `answerQuestion(request: RequestHead, connection: Connection): Answer {\n    const { requestId } = connection;\n    const decision = decide(request, connection, deps.isAllowed);`,
      `answerQuestion(request: RequestHead, connection: Connection): Answer {\n    const { requestId } = connection;\n    const decision = decide(request, connection, () => true);`,
      "Allowed networks do not hold where an agency's proxy asks",
    ],
    [
      `carryOut(request: Request, connection: Connection): Answer {\n    const { requestId } = connection;\n    const decision = decide(request, connection, deps.isAllowed);`,
      `carryOut(request: Request, connection: Connection): Answer {\n    const { requestId } = connection;\n    const decision = decide(request, connection, () => true);`,
      "Allowed networks do not hold at the gateway",
    ],
    [
      `return decision.judged.service.forward_auth\n          ? refuse(request, "misdirected", { requestId })\n          : pass.forward(request, decision.judged);`,
      `return pass.forward(request, decision.judged);`,
      "A service that forwards by itself is looked for here",
    ],
    [
      `await deps.reserved(request, judged) ??`,
      `await Promise.resolve(null) ??`,
      "Sign-in does not lead back to the service",
    ],
    [
      `if (hasLeft) return new Response(null, { status: 499 });`,
      "",
      "Clients that leave are counted as failures of services",
    ],
    [`{ status: 499 }`, `{ status: 500 }`, "Clients that leave are counted as faults of ours"],
    [
      `return await carryOut(request, connection);`,
      `return await answerQuestion(request, connection);`,
      "Nothing is forwarded",
    ],
  ]),
  ...mutantsOf(at("gateway/pass"), test("decision", "openings"), [
    [
      `if (isForeignHandshake(request, originOf(judged), listOf(judged.service)?.origins)) {\n        return refuseHandshake("foreign", judged.requestId);\n      }`,
      "",
      "Another site's page opens sockets of a person behind an agency's proxy",
    ],
    [
      `if (!handshake) return await deps.proxy.forward(request, admitted);`,
      `if (typeof handshake !== "string") return await deps.proxy.forward(request, admitted);`,
      "No socket can be opened",
    ],
    [
      `originOf(admitted), listOf(service)?.origins)`,
      `originOf(admitted))`,
      "A page of a listed origin opens no socket",
    ],
    [
      `if (opening === "stranger") {\n        return`,
      `if (opening) {\n        return`,
      "A form goes to the service before its sender is known",
    ],
    [
      `if (opening === "preflight") return answerPreflight(request, judged);`,
      "",
      "Preflights of listed origins are refused",
    ],
    [
      `if (opening === "resubmit" && isShown(request)) {`,
      `if (opening === "resubmit") {`,
      "A script of another site gets a page",
    ],
    [`await holdForm(request, judged) ?? admitted`, `admitted`, "A bank's answer is lost"],
    [
      `if (!mayBeHeld(request, judged) || !isShown(request)) return null;`,
      `if (!isShown(request)) return null;`,
      "Any form is held by a page",
    ],
    [
      `if (opening === "stranger" || opening === "preflight") {`,
      `if (opening) {`,
      "An agency's proxy forwards a form before its sender is known",
    ],
    [`!target || !reserved.service.forward_auth`, `!target`, "A form has two ways in"],
  ]),
  ...mutantsOf(at("gateway/service/form_return"), test("service/form_return"), [
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
  ...mutantsOf(at("gateway/openings"), test("openings"), [
    [
      `if (!target || !isReserved(target.path)) {`,
      `if (target) {`,
      "Other origins read the gateway's own answers",
    ],
  ]),
  ...mutantsOf(at("gateway/unannounced_body"), test("unannounced_body"), [
    [`if (value.length > 0) return true;`, `return true;`, "A POST without a body is refused"],
    [`if (value.length > 0) return true;`, "", "A body over HTTP/2 is lost"],
    [`if (done) return isLate;`, `if (done) return true;`, "A POST without a body is refused"],
    [`if (done) return isLate;`, `if (done) return false;`, "A late body over HTTP/2 is lost"],
  ]),
  ...mutantsOf(at("gateway/failure"), test("decision"), [
    [
      `if (error instanceof RequestBodyFailed) return refuseAndClose(requestId);`,
      "",
      "A client that breaks off is reported as our fault",
    ],
    [
      `const isBusy = error instanceof UpstreamBusy;`,
      `const isBusy = false;`,
      "A rush fills the log",
    ],
    [
      `if (PROBLEM_STATUS[code] >= 500 && !isBusy) onError?.(error, requestId);`,
      "",
      "Faults are not in the log",
    ],
    [
      `PROBLEM_STATUS[code] >= 500`,
      `PROBLEM_STATUS[code] > 500`,
      "Faults of ours are not in the log",
    ],
    [
      `PROBLEM_STATUS[code] >= 500`,
      `PROBLEM_STATUS[code] >= 400`,
      "Mistakes of clients fill the log",
    ],
    [`onFailed?.(code, service);\n`, "\n", "Failures of services are not counted"],
    [
      `onFailed?.(code, service);\n`,
      `onFailed?.(code);\n`,
      "Failures are counted for no service",
    ],
    [
      `{ requestId, service, retryAfter });`,
      `{ requestId, service });`,
      "Clients are not told when to try again",
    ],
  ]),
  ...mutantsOf(at("federation/jwks"), ["tests/routes/federation/jwks_test.ts"], [
    [`max-age=300`, `max-age=3000`, "Services learn of a new key too late"],
    [`"access-control-allow-origin": "*",`, "", "Pages cannot read the keys"],
    [`"x-content-type-options": "nosniff",`, "", "The keys may be mistaken for something else"],
    [`application/jwk-set+json`, `text/html`, "The keys are shown as a page"],
  ]),
  ...mutantsOf(at("gateway/problem_kinds"), test("problem_page"), [
    ...[
      "misdirected",
      "internal",
      "store_unavailable",
      "upstream_unavailable",
      "upstream_timeout",
      "upstream_busy",
      "upstream_circuit_open",
      "too_many",
      "too_large",
      "cookies_needed",
    ].map((code): Change => [
      `${code}: "${code}",`,
      "",
      `The page of ${code} speaks of a malformed request`,
    ]),
    ...["sign_in_required", "level_too_low", "level_too_old", "legal_only", "natural_only"].map(
      (code): Change => [`${code}: "${code}",`, "", `The page of ${code} does not lead on`],
    ),
    [
      `PROBLEMS[code] ?? "bad_request"`,
      `PROBLEMS[code] ?? "internal"`,
      "A malformed request is reported as our fault",
    ],
    [`status === 429 || status >= 500`, `true`, "A malformed address is offered again"],
    [`status === 429 || `, "", "After too_many only «Back» is offered"],
    [` || status >= 500`, "", "After an outage only «Back» is offered"],
    [`status >= 500`, `status > 500`, "After internal only «Back» is offered"],
  ]),
  ...mutantsOf(at("gateway/problem_page"), test("problem_page"), [
    [`?? "fa"`, `?? "en"`, "Pages of services speak English"],
    [
      `cookies.read(request, "panjereh_language") ?? "fa"`,
      `"fa"`,
      "Pages of services do not speak the chosen language",
    ],
    [
      `readDisplay(cookies.read(request, "panjereh_display") ?? "")`,
      `readDisplay("")`,
      "Pages of services do not look as was chosen",
    ],
    [`here: \`\${hosts.window}/\`,`, `here: "/",`, "Choices of pages at services lead nowhere"],
    [
      `href: (path) => hosts.window + path,`,
      `href: (path) => path,`,
      "Links of pages at services lead to the service",
    ],
    [
      `return target && asciiTarget(target);`,
      `return "/";`,
      "A page does not lead back to what was asked for",
    ],
    [
      `pageAt(origin, headers.get("referer"), service?.paths)`,
      `headers.get("referer")`,
      "Another site's page is led to, in the name of a form's",
    ],
    [
      `return { ip, reference: referenceOf(requestId), again`,
      `return { ip, reference: "", again`,
      "A page has no number",
    ],
    [
      `return { ip, reference: referenceOf(requestId), again`,
      `return { ip: "", reference: referenceOf(requestId), again`,
      "A page does not say which ip was refused",
    ],
    [`    retryAfter,\n    // By`, `    // By`, "A page does not say when to come back"],
    [
      `isPassing(code) && isOpened(method)`,
      `isPassing(code)`,
      "What was sent is offered to be opened again",
    ],
    [`back: back ?? \`\${origin}/\`,`, "", "A page does not lead back to the service"],
    [`back ?? \`\${origin}/\``, `\`\${origin}/\``, "A page does not lead back to its page"],
    [
      `problemOf(code), reference: referenceOf(requestId),`,
      `problemOf(code), reference: "",`,
      "A page does not say the number of the request",
    ],
    [`known ?? cookies.read(`, `cookies.read(`, "A page without cookies speaks Persian only"],
    [
      `referrer = "no-referrer"`,
      `referrer = "unsafe-url"`,
      "The window learns which page somebody came from",
    ],
    [`"x-content-type-options": "nosniff",`, "", "A page may be mistaken for something else"],
    [
      `default-src 'none'`,
      `default-src *`,
      "A page of ours at a service loads what a stranger puts there",
    ],
    [`frame-ancestors 'none'`, `frame-ancestors *`, "A page of ours is framed by others"],
    [`base-uri 'none'; `, "", "A stranger's base changes where links lead"],
    [`formAction = "'none'"`, `formAction = "*"`, "A stranger's form is sent from our page"],
    [`font-src \${hosts.window}`, `font-src *`, "Fonts come from anywhere"],
    [`\` \${hosts.window}; font-src \${hosts.window}\``, `""`, "The chosen look is not loaded"],
  ]),
  ...mutantsOf(at("gateway/proxy"), test("proxy"), [
    [
      `target: target.target,`,
      `target: new URL(request.url).pathname,`,
      "What is sent is not what was decided on",
    ],
    [
      `framing.kind === "none" ? null : request.body`,
      `request.body`,
      "A service gets a body that was not sent",
    ],
    [`framing.kind === "none" ? null : request.body`, `null`, "A service gets no body"],
    [
      `framing.kind === "length" ? framing.length : undefined`,
      `undefined`,
      "A service is not told how long a body is",
    ],
    [`method: request.method,`, `method: "GET",`, "Forms are sent as requests for pages"],
    [
      `person: shareOf(forwarding),`,
      `person: forwarding.client.ip,`,
      "People behind one address share what one person may take",
    ],
    [
      `signal: request.signal,`,
      `signal: new AbortController().signal,`,
      "Requests continue when their clients have left",
    ],
    [
      `upstreamHost: upstream.host,`,
      `upstreamHost: forwarding.client.host,`,
      "A service is called by the wrong name",
    ],
    [
      `keepInSession(answer, { sessionKey: visitor?.sessionKey ?? null, service }, openExchanges);`,
      "",
      "A stream continues after the session has ended",
    ],
  ]),
  ...mutantsOf(
    at("site/problem_status"),
    test("refusal"),
    STATUSES.map(([code, status, changed]): Change => [
      `${code}: ${status},`,
      `${code}: ${changed},`,
      `The refusal ${code} has another status`,
    ]),
  ),
  ...mutantsOf(at("gateway/refusal"), test("refusal"), [
    [
      `retryAfter === undefined ? { ...headers }`,
      `!retryAfter ? { ...headers }`,
      "A client that may try again at once is not told",
    ],
    [
      `{ ...headers, "retry-after": \`\${retryAfter}\` }`,
      `{ ...headers }`,
      "Clients are not told when to try again",
    ],
    [
      `{ ...headers, "retry-after": \`\${retryAfter}\` }`,
      `{ "retry-after": \`\${retryAfter}\` }`,
      "A refusal loses its own headers",
    ],
    [
      `...refusalHeaders(details), ...documentHeaders`,
      `...documentHeaders`,
      "A refusal loses its own headers",
    ],
    [
      `if (sent) return controller.error("");`,
      `if (sent) return controller.close();`,
      "What follows an ambiguous body is read as the next request",
    ],
    [`{ highWaterMark: 0 }`, `{ highWaterMark: 1 }`, "The refusal breaks off before it is read"],
    [
      `"no-store, no-transform"`,
      `"no-store"`,
      "The refusal is compressed, and lost when it breaks off",
    ],
    [`connection: "close",`, "", "A client does not learn that the connection ends"],
    [`\`urn:panjereh:problem:\${code}\``, `"about:blank"`, "Programs cannot tell refusals apart"],
    [`request_id: requestId,`, "", "A refusal does not say its number"],
    [`reference: referenceOf(requestId),`, "", "A program cannot say what a person reads out"],
    [`sign_in: signIn,`, "", "A program does not learn where one signs in"],
    [
      `"content-type": "application/problem+json",`,
      "",
      "A program does not know what a refusal is",
    ],
    [
      `"content-type": "application/problem+json",\n    "cache-control": "no-store",`,
      `"content-type": "application/problem+json",`,
      "A refusal may be kept",
    ],
    [`"x-content-type-options": "nosniff",`, "", "A refusal may be mistaken for something else"],
    [`"x-request-id": requestId,`, "", "A refusal does not say its number"],
  ]),
  ...mutantsOf(at("gateway/refusal_record"), test("refusal_record"), [
    [`recorded.clear();`, "", "A refusal is recorded once and never again"],
    [`recorded.add(refusal);`, "", "A loop fills the audit log"],
    [`if (recorded.has(refusal)) return;`, "", "A loop fills the audit log, once more"],
    [
      `[visitor.sessionKey, service.id, access]`,
      `[service.id, access]`,
      "One person's refusal hides another's",
    ],
    [
      `[visitor.sessionKey, service.id, access]`,
      `[visitor.sessionKey, access]`,
      "A refusal of one service hides another's",
    ],
    [
      `[visitor.sessionKey, service.id, access]`,
      `[visitor.sessionKey, service.id]`,
      "A refusal for one reason hides another",
    ],
    [`service: service.id,`, "", "The record does not say of which service it is"],
    [`requestId,\n      detail`, `detail`, "The record does not say of which request it is"],
    [`detail: { access },`, "", "The record does not say why"],
    [
      `minute = Math.floor(at / MINUTE);\n      recorded`,
      `recorded`,
      "A loop fills the audit log after a minute",
    ],
  ]),
  ...mutantsOf(at("gateway/refuse"), test("refusal"), [
    [
      `if (audience === "page") return await asPage(request, code, details);`,
      `if (audience) return await asPage(request, code, details);`,
      "Scripts get pages in place of a document",
    ],
    [
      `if (audience === "page") return await asPage(request, code, details);`,
      "",
      "People get a document in place of a page",
    ],
    [
      `audience === "htmx" && signIn !== undefined`,
      `audience === "htmx" && signIn === ""`,
      "Buttons of htmx are dead once the session has ended",
    ],
    [
      `audience === "htmx" && signIn !== undefined`,
      `signIn !== undefined`,
      "Scripts are told what only htmx understands",
    ],
    [`headers.set(name, value);`, `headers;`, "A page does not say when to try again"],
    [`headers.set("cache-control", "no-store");`, "", "A page of a refusal is kept"],
    [`headers.set("x-request-id", details.requestId);`, "", "A page does not say its number"],
    [
      `status: PROBLEM_STATUS[code], headers`,
      `headers`,
      "A page of a refusal says that all is well",
    ],
    [
      `problemPage(request, { code, ...context })`,
      `problemPage(request, { code, requestId: context.requestId })`,
      "A page does not say what it is about",
    ],
    [`if (opensPage(request)) return`, `if (request.method) return`, "Scripts are sent to a page"],
    [
      `const headers = { "set-cookie": cookie };`,
      `const headers = {};`,
      "Sign-in does not lead back to the service",
    ],
    [
      `signIn: isOthers ? withoutState(location) : location }`,
      `}`,
      "A program is not told where one signs in",
    ],
    [
      `isOthers ? withoutState(location) : location`,
      `location`,
      "A page of another origin can sign this browser in as somebody else",
    ],
    [`"cache-control": "no-store", ...headers`, `...headers`, "A browser keeps the way to sign in"],
    [`{ ...headers, "x-request-id": requestId }`, `headers`, "A redirect does not say its number"],
    [
      `if (access !== "sign_in") return await refuse(request, access, { ...told, headers });`,
      "",
      "A program that is not allowed is told to sign in",
    ],
    [`{ ...told, headers });`, `told);`, "The way to more proof does not lead back"],
    [
      `headers: { ...headers, "www-authenticate": challengeOf(service) },`,
      `headers,`,
      "A program is not told how one signs in",
    ],
  ]),
  ...mutantsOf(at("gateway/relay"), test("relay"), [
    [`answer.status > 599`, `answer.status >= 599`, "A status that is one is refused"],
    [
      `answer.abort();\n    throw new UpstreamUnavailable(\`Cannot`,
      `throw new UpstreamUnavailable(\`Cannot`,
      "The place of an answer that is none is never given back",
    ],
    [
      `answer.abort();\n    throw new UpstreamUnavailable("Cannot`,
      `throw new UpstreamUnavailable("Cannot`,
      "The place of a malformed answer is never given back",
    ],
    [
      `response.headers.append(name, value)`,
      `response.headers.set(name, value)`,
      "Of several cookies one is left",
    ],
    [`{ status: answer.status }`, `{ status: 200 }`, "A service's refusal is reported as success"],
  ]),
  ...mutantsOf(at("gateway/stream"), test("relay"), [
    [
      `SHORT = 256 * 1024`,
      `SHORT = 256 * 1024 * 1024`,
      "A long answer continues after the session has ended",
    ],
    [`lengthOf(answer) <= SHORT`, `lengthOf(answer) < SHORT`, "Short answers are watched"],
    [
      `!(answer.body instanceof ReadableStream) ||`,
      "",
      "Answers that are there already are watched",
    ],
    [
      `revoke: answer.abort,`,
      `revoke: () => {},`,
      "A stream continues after the session has ended",
    ],
    [
      `isEventStream(answer) ? answer.finish : undefined`,
      `undefined`,
      "Event streams keep the gateway from restarting",
    ],
    [
      `isEventStream(answer) ? answer.finish : undefined`,
      `answer.finish`,
      "Downloads are cut short and look whole when the gateway restarts",
    ],
    [
      `name.length === 14 && name.toLowerCase() === "content-length"`,
      `name === "content-length"`,
      "Short answers are watched",
    ],
    [`return Infinity;`, `return 0;`, "A stream continues after the session has ended"],
    [
      `service,\n    revoke`,
      `service: { ...service },\n    revoke`,
      "Streams of a service that changed continue",
    ],
  ]),
  ...mutantsOf(at("gateway/service/service_session"), test("service/service_session"), [
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
  ...mutantsOf(at("gateway/service/enter"), test("service/enter"), [
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
      `service: service.id, state, isTold }`,
      `service: "", state, isTold }`,
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
  ...mutantsOf(at("gateway/upgrade"), [...test("proxy", "refusal")], [
    [
      `!isOfHandshake(name) || name.toLowerCase() === "sec-websocket-protocol"`,
      `!isOfHandshake(name)`,
      "A client does not learn which protocol is spoken",
    ],
    [
      `!isOfHandshake(name) || name.toLowerCase() === "sec-websocket-protocol"`,
      `true`,
      "The service's answer to its handshake is reported as ours",
    ],
    [
      `maxMessage: service.limits.message,`,
      `maxMessage: Infinity,`,
      "A message of any size reaches the service",
    ],
    [
      `leftHandshakes.note(shareOf(forwarding));`,
      "",
      "One person leaves any number of connections behind",
    ],
    [
      `leftHandshakes.check(person);`,
      "",
      "One person leaves any number of connections behind, at once",
    ],
    [
      `logger.warn("A client left in a WebSocket handshake, and its connection stays", {\n            requestId,\n            service: service.id,\n          });`,
      "",
      "Connections that stay are not in the log",
    ],
    [
      `end.abort();\n      throw error;`,
      `throw error;`,
      "The place of a socket that never opened is never given back",
    ],
    [
      `target: target.target,`,
      `target: new URL(request.url).pathname,`,
      "What is asked for is not what was decided on",
    ],
    [
      `headers.filter(([name]) => !isOfHandshake(name))`,
      `headers`,
      "A service gets two handshakes in one",
    ],
    [
      `protocols,\n      person`,
      `protocols: [],\n      person`,
      "A service does not learn which protocols there are",
    ],
    [
      `signal: request.signal,`,
      `signal: new AbortController().signal,`,
      "A handshake continues when its client has left",
    ],
    [
      `if ("refusal" in answer) return relay(answer.refusal, forwarding, request.headers);`,
      `if ("refusal" in answer) return new Response(null, { status: 502 });`,
      "A service's refusal is reported as a failure",
    ],
    [
      `socket.onEnd(openExchanges.add(visitor.sessionKey, {`,
      `(openExchanges.add(visitor.sessionKey, {`,
      "Sockets that have ended are watched forever",
    ],
    [
      `revoke: () => socket.close(CLOSE.policy, "the session has ended"),`,
      `revoke: () => {},`,
      "A socket continues after the session has ended",
    ],
    [
      `drain: () => socket.close(CLOSE.goingAway, "the gateway restarts"),`,
      "",
      "Sockets keep the gateway from restarting",
    ],
    [
      `CLOSE.policy, "the`,
      `CLOSE.goingAway, "the`,
      "Pages open a socket again whose session has ended",
    ],
    [`wasActive: socket.wasActive,`, "", "A client that only uses a socket is signed out"],
    [
      `if (fault === "foreign") return problemDocument("foreign_origin", { requestId });`,
      "",
      "Another site's page is told of a version",
    ],
    [
      `if (fault === "malformed") return problemDocument("bad_request", { requestId });`,
      "",
      "A malformed handshake is told of a version",
    ],
    [
      `const headers = { "sec-websocket-version": "13" };`,
      `const headers = {};`,
      "A client does not learn which version is spoken",
    ],
  ]),
  ...mutantsOf(at("gateway/auth_request"), test("auth_request"), [
    [
      `plain ? [...identity] : completed(identity, service)`,
      `[...identity]`,
      "A client's identity headers pass Caddy and Envoy",
    ],
    [
      `answer.headers.append("Cache-Control", "no-store");`,
      "",
      "What one person is told may be kept for another",
    ],
    [`return answer.clone();`, `return answer;`, "One request's answer is another's"],
    [
      `plain ? prepared.plain : prepared.full`,
      `prepared.full`,
      "nginx gets identity headers that are empty",
    ],
    [
      `visitor ? await introduce(assertions, visitor, service) : nobodyAt(service)`,
      `nobodyAt(service)`,
      "A service does not learn who the visitor is",
    ],
    [
      `withoutOwnCookies(headers.get("cookie") ?? "")`,
      `headers.get("cookie")`,
      "A service gets the gateway's own cookies",
    ],
    [
      `if (cookies !== null || !plainVerdict) response`,
      `if (cookies !== null) response`,
      "The gateway's own cookies pass Caddy and Envoy",
    ],
    [`cookies !== null || !plainVerdict`, `true`, "nginx gets a cookie that is empty"],
    [
      `response.headers.append("X-Request-Id", requestId);`,
      "",
      "A service does not learn the request's number",
    ],
    [
      `!said.has(name)`,
      `said.has(name)`,
      "A client's identity headers pass Caddy and Envoy, where there are some",
    ],
  ]),
  ...mutantsOf("routes/site/cookies.ts", test("cookies"), [
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
  ...mutantsOf("routes/health.ts", ["tests/routes/health_test.ts"], [
    [
      `path !== "/healthz" && path !== "/readyz"`,
      `!path.startsWith("/healthz")`,
      "A front does not learn whether the gateway is ready",
    ],
    [
      `if (method !== "GET" && method !== "HEAD") return Promise.resolve(notAllowed());`,
      "",
      "Health is told to a form",
    ],
    [
      `method !== "GET" && method !== "HEAD"`,
      `method !== "GET"`,
      "A front that asks with HEAD takes the gateway for dead",
    ],
    [
      `path === "/readyz" ? readiness() :`,
      `path !== "/readyz" ? readiness() :`,
      "A supervisor kills the gateway while the store is down",
    ],
    [
      `return plain("not ready", 503);`,
      `return plain("not ready");`,
      "A front sends people to a gateway that cannot serve",
    ],
    [
      `refusal.headers.set("allow", "GET, HEAD");`,
      "",
      "A front does not learn which methods there are",
    ],
    [`, headers: { "cache-control": "no-store" } }`, ` }`, "A front keeps what was true once"],
  ]),
  ...mutantsOf("routes/admin.ts", ["tests/routes/health_test.ts"], [
    [
      `if (pathname !== "/metrics") return plain("not found", 404);`,
      "",
      "Every path tells the figures",
    ],
    [
      `if (request.method !== "GET" && request.method !== "HEAD") return notAllowed();`,
      "",
      "The figures are told to a form",
    ],
    [`"content-type": METRICS_TYPE, `, "", "Prometheus does not know the figures"],
    [
      `return plain("cannot gather the metrics", 503);`,
      `return plain("");`,
      "Prometheus mistakes a failure for no figures",
    ],
    [
      `logger.error("Cannot gather the metrics: {error}", { error: String(error) });`,
      "",
      "The log does not say why there are no figures",
    ],
    [
      `const answer = health(pathname, request.method);\n    if (answer) return await answer;`,
      "",
      "The admin port tells nothing of health",
    ],
  ]),
  ...mutantsOf("routes/app.ts", ["tests/routes/app_test.ts"], [
    [
      `HSTS = "max-age=63072000"`,
      `HSTS = "max-age=0"`,
      "Browsers forget that the host is TLS only",
    ],
    [
      `if (hosts.secure) response.headers.set("strict-transport-security", HSTS);`,
      "",
      "The first request of a browser may go without TLS",
    ],
    [
      `if (hosts.secure) response`,
      `response`,
      "A browser that tries the sandbox finds no localhost any more",
    ],
    [
      `service ? deps.clientBehind(service, peer, forwardedFor) : null`,
      `null`,
      "No agency's proxy is known",
    ],
    [
      `behind ?? deps.clientIp(peer, forwardedFor)`,
      `deps.clientIp(peer, forwardedFor)`,
      "A client behind an agency's proxy has the proxy's address",
    ],
    [
      `behind ?? deps.clientIp(peer, forwardedFor)`,
      `peer`,
      "Behind the front everybody has its address",
    ],
    [`hosts.secure ? "https" : "http"`, `"http"`, "People are sent back without TLS"],
    [
      `serviceOf(owner) ? undefined : deps.health(path, request.method)`,
      `deps.health(path, request.method)`,
      "A service has no page of the name /healthz",
    ],
    [`if (health) return health;`, "", "A front mistakes the gateway for dead"],
    [`if (answer) return answer;`, "", "No agency's proxy is answered"],
    [`&& request.method === "GET") {`, `) {`, "A form's content is lost on the way to the window"],
    [
      `hosts.window + pathname + search`,
      `hosts.window + pathname`,
      "A link to the alias loses its query",
    ],
    [`, "cache-control": "no-store" },`, ` },`, "A browser keeps the alias's redirect"],
    [
      `deps.onAnswered?.(answered);`,
      "",
      "Answers are not counted",
    ],
    [
      `if ("service" in owner) return owner.service.id;`,
      "",
      "Answers of services are not attributed to a service",
    ],
    [
      `"window" in owner ? "_window" : "_other"`,
      `"_window"`,
      "Answers of an alias count as the window's",
    ],
    [
      `if (!owner) return "_other";`,
      `if (!owner) return "_window";`,
      "Anybody's hosts count as the window",
    ],
    [`rest.split(/[?#]/, 1)[0]`, `rest`, "The log holds what a service put in its addresses"],
    [
      `deps.tracing ? deps.tracing.serve(request, peer, answerIn) : answerIn()`,
      `answerIn()`,
      "No request of anybody is traced",
    ],
  ]),
  ...mutantsOf("routes/request_log.ts", ["tests/routes/app_test.ts"], [
    [`host: host?.slice(0, MAX_LOGGED),`, `host,`, "A stranger's long host fills the log"],
    [`path: path.slice(0, MAX_LOGGED),`, `path,`, "A stranger's long path fills the log"],
    [`client: maskIp(ip),`, `client: ip,`, "Addresses are in the log"],
    [`MAX_LOGGED = 256`, `MAX_LOGGED = 255`, "Less is in the log than documented"],
    [
      `requestId,\n    traceId,\n    method,`,
      `requestId,\n    method,`,
      "The log does not say of which trace a line is",
    ],
  ]),
  ...mutantsOf("domain/platform/request_id.ts", [
    "tests/domain/platform/request_id_test.ts",
    "tests/routes/app_test.ts",
  ], [
    [
      `drawn.slice(next, next += ID_LENGTH)`,
      `drawn.slice(next, next + ID_LENGTH)`,
      "All requests have one number",
    ],
    [`next = 0;\n    }`, `}`, "After 256 requests their numbers are empty"],
    [`if (next === drawn.length) {`, `if (next > drawn.length) {`, "Requests have no number"],
    [
      `digits.padStart(REFERENCE_DIGITS, "0")`,
      `digits`,
      "One reference in ten has too few digits, and IDs slip",
    ],
    [`view.getUint32(at)`, `view.getUint32(0)`, "256 requests have one reference"],
    [
      `requestId.slice(half, REFERENCE_DIGITS)`,
      `requestId.slice(half)`,
      "The reference is too long for the phone",
    ],
  ]),
];
