/**
 * The gateway with its parts: sessions of the services' hosts, pages for refusals, records of both.
 */
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import {
  type AssertionSigner,
  createAssertionCache,
} from "../../../domain/gateway/visitor/assertion.ts";
import type { TrafficCounts } from "../../../domain/publication/traffic/traffic.ts";
import type { Views } from "../../../views/mod.ts";
import { createFailureLog } from "./failure_log.ts";
import { createGateway, type Gateway, type GatewayDeps } from "../gateway.ts";
import { createProblemPage } from "../problem_page.ts";
import { createProxy, type ProxyDeps } from "../proxy.ts";
import { createRefuse } from "../refuse.ts";
import { createRefusalRecord } from "../refusal_record.ts";
import { createEnter, type EnterDeps } from "./enter.ts";
import { createFormReturn } from "./form_return.ts";
import { createReserved } from "./reserved.ts";
import { createDescribe } from "./session_document.ts";
import { createSignOut } from "./sign_out.ts";
import { createServiceSessions, type ServiceSessionDeps } from "./service_session.ts";
import { createUpgrade, type UpgradeDeps } from "../upgrade.ts";
import { createAuthRequestAnswer } from "../auth_request.ts";

export interface ServiceGatewayDeps
  extends
    Omit<ServiceSessionDeps, "languages">,
    Omit<EnterDeps, "languages" | "sessions" | "refuse">,
    Omit<ProxyDeps & UpgradeDeps, "assertions">,
    Pick<GatewayDeps, "window" | "api" | "files" | "desk" | "isAllowed" | "onFailed"> {
  signer: AssertionSigner;
  traffic: TrafficCounts;
  views: Views;
  /** Path of the second style sheet at the window. */
  displaySheet: string;
  /** The outside world is simulated. */
  sandbox: boolean;
  /** Records a refusal; the refusal stands even if this fails. */
  appendLater(record: AuditRecord): void;
}

export function createServiceGateway(deps: ServiceGatewayDeps): Gateway {
  const { clock, hosts, views } = deps;
  const { languages } = views;
  const assertions = createAssertionCache({ ...deps, issuer: hosts.window });
  const sessions = createServiceSessions({ ...deps, languages });
  const problemPage = createProblemPage(deps);
  return createGateway({
    clock,
    window: deps.window,
    api: deps.api,
    files: deps.files,
    desk: deps.desk,
    reserved: createReserved({
      enter: createEnter({ ...deps, languages, sessions, refuse: createRefuse(problemPage) }),
      describe: createDescribe({ ...deps, languages, signIn: sessions.signIn }),
      signOut: createSignOut(deps),
    }),
    visitors: sessions,
    proxy: createProxy({ ...deps, assertions }),
    upgrade: createUpgrade({ ...deps, assertions }),
    answerAuthRequest: createAuthRequestAnswer({ assertions }),
    signIn: sessions.signIn,
    isAllowed: deps.isAllowed,
    problemPage,
    formReturn: createFormReturn(deps),
    onFailed: deps.onFailed,
    onRefused: createRefusalRecord(deps),
    onError: createFailureLog(clock),
  });
}
