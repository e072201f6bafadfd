import { type Mutant, mutantsOf } from "../../mutant.ts";

const at = (name: string) => `routes/gateway/${name}.ts`;
const test = (...names: string[]) => names.map((name) => `tests/routes/gateway/${name}_test.ts`);

export const mutants: Mutant[] = [
  ...mutantsOf(at("failure"), test("decision"), [
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
      `if (PROBLEM_STATUS[code] >= 500 && !isBusy) onError?.(error, { requestId, service });`,
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
  ...mutantsOf(at("service/failure_log"), test("service/failure_log"), [
    [`if (unsaid === null) return;`, "", "A service that fails fills the log"],
    [`...error.fault`, ``, "The log does not say what fails and why"],
    [`error.reason }`, `error.message }`, "The log does not say that the disk is full"],
  ]),
  ...mutantsOf(at("decision"), test("decision"), [
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
  ...mutantsOf(at("admit"), test("decision"), [
    [
      `if (visitor) onRefused?.({ access, visitor, request: judged });`,
      "",
      "Refusals of people are not recorded",
    ],
    [`asciiTarget(target)`, `target.path`, "People come back to a page without its query"],
    [`asciiTarget(target)`, `"/"`, "People come back to the first page"],
  ]),
  ...mutantsOf(at("gateway"), test("decision"), [
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
  ...mutantsOf(at("pass"), test("decision", "openings"), [
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
  ...mutantsOf(at("openings"), test("openings"), [
    [
      `if (!target || !isReserved(target.path)) {`,
      `if (target) {`,
      "Other origins read the gateway's own answers",
    ],
  ]),
];
