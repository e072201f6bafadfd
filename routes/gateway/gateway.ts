/** The gateway's entry point: executes the decision about a request. */
import type { Client } from "../../domain/gateway/headers/request_headers.ts";
import { allowHeader } from "../../domain/gateway/request/methods.ts";
import { RequestBodyFailed } from "../../domain/gateway/upstream/upstream.ts";
import { type Admission, createAdmission } from "./front/admission.ts";
import { type AdmitDeps, createAdmit } from "./admit.ts";
import { type Connection, decide, type Decision } from "./decision.ts";
import { createAnswerError, type FailureDeps } from "./failure.ts";
import type { ServiceRequest } from "./forwarding.ts";
import { share } from "./openings.ts";
import { createPass, type PassDeps } from "./pass.ts";
import { problemDocument, refuseAndClose } from "./refusal.ts";
import { createRefuse, type ProblemPage, type Refuse } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";

export interface GatewayDeps extends AdmitDeps, FailureDeps, PassDeps {
  /** Responds for the window's own host. */
  window(
    request: Request,
    context: { client: Client; requestId: string },
  ): Response | Promise<Response>;
  /** Responds for the host of the agencies' API. */
  api: GatewayDeps["window"];
  /** Responds for the host of agencies' files. */
  files: GatewayDeps["window"];
  /** Responds for the host where agencies' staff work. */
  desk: GatewayDeps["window"];
  /** Responds to `/_panjereh/…` at a service's host; `null`: the request is invalid there. */
  reserved(request: Request, context: ServiceRequest): Promise<Response | null>;
  problemPage: ProblemPage;
  /** Whether this client's IP may use services at all. */
  isAllowed(ip: string): boolean;
}

export interface Gateway {
  handle(request: Request, connection: Connection): Promise<Response>;
  /** The same decision about a request that an agency's proxy describes and forwards itself. */
  ask(head: RequestHead, connection: Connection): Promise<Response>;
  /** Whether the front may forward a client's reads itself. */
  admission: Admission;
  refuse: Refuse;
}

type Answer = Response | Promise<Response>;

export function createGateway(deps: GatewayDeps): Gateway {
  const refuse = createRefuse(deps.problemPage);
  const pass = createPass(deps, createAdmit(deps, refuse));
  const answerError = createAnswerError(refuse, deps);

  function carryOut(request: Request, connection: Connection): Answer {
    const { requestId } = connection;
    const decision = decide(request, connection, deps.isAllowed);
    switch (decision.kind) {
      case "window":
        return deps.window(request, { client: decision.client, requestId });
      case "api":
        return deps.api(request, { client: decision.client, requestId });
      case "files":
        return deps.files(request, { client: decision.client, requestId });
      case "desk":
        return deps.desk(request, { client: decision.client, requestId });
      case "reserved":
        return answerReserved(request, decision.judged);
      case "service":
        // Only the agency's own proxy leads there.
        return decision.judged.service.forward_auth
          ? refuse(request, "misdirected", { requestId })
          : pass.forward(request, decision.judged);
      default:
        return turnAway(request, decision, connection);
    }
  }

  function answerQuestion(request: RequestHead, connection: Connection): Answer {
    const { requestId } = connection;
    const decision = decide(request, connection, deps.isAllowed);
    switch (decision.kind) {
      case "window":
      case "api":
      case "files":
      case "desk":
        return refuse(request, "misdirected", { requestId });
      case "reserved":
        return refuse(request, "bad_request", { requestId, service: decision.judged.service });
      case "service":
        return pass.ask(request, decision.judged);
      default:
        return turnAway(request, decision, connection);
    }
  }

  function turnAway(
    request: RequestHead,
    decision: Extract<Decision, { kind: "close" | "refuse" }>,
    { requestId, owner }: Connection,
  ): Answer {
    if (decision.kind === "close") return refuseAndClose(requestId);
    const { code, service, ip } = decision;
    if (code === "method_not_allowed") {
      return problemDocument(code, { requestId, headers: { allow: allowHeader(service) } });
    }
    // No person is at the API's host, whatever a program accepts.
    if (owner && "api" in owner) return problemDocument(code, { requestId });
    return refuse(request, code, { requestId, service, ip });
  }

  async function answerReserved(request: Request, judged: ServiceRequest): Promise<Response> {
    const { service, requestId } = judged;
    return await pass.takeForm(request, judged) ?? await deps.reserved(request, judged) ??
      await refuse(request, "bad_request", { requestId, service });
  }

  async function handle(request: Request, connection: Connection): Promise<Response> {
    try {
      return await carryOut(request, connection);
    } catch (error) {
      // For the log only, with nginx's status: the client has left, and nothing has failed.
      const hasLeft = request.signal.aborted && !(error instanceof RequestBodyFailed);
      if (hasLeft) return new Response(null, { status: 499 });
      return await answerError(error, request, connection);
    }
  }

  async function ask(head: RequestHead, connection: Connection): Promise<Response> {
    try {
      return await answerQuestion(head, connection);
    } catch (error) {
      return await answerError(error, head, connection);
    }
  }

  return {
    refuse,
    admission: createAdmission(deps),
    handle: async (request, connection) =>
      share(await handle(request, connection), request, connection),
    ask: async (head, connection) => share(await ask(head, connection), head, connection),
  };
}
