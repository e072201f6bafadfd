/** The gateway with its own parts: sessions of the services' hosts, pages of refusals, records of both. */
import { getLogger } from "@logtape/logtape";
import type { AuditRecord } from "../../domain/audit.ts";
import type { Views } from "../../views/mod.ts";
import { createGateway, type Gateway, type GatewayDeps } from "./gateway.ts";
import { createProblemPage } from "./problem_page.ts";
import { createRefusalRecord } from "./refusal_record.ts";
import { createServiceSessions, type ServiceSessionDeps } from "./service_session.ts";

export interface ServiceGatewayDeps
  extends
    Omit<ServiceSessionDeps, "languages">,
    Pick<GatewayDeps, "window" | "proxy" | "upgrade" | "vouch" | "isAllowed" | "onFailed"> {
  views: Views;
  /** Path of the second style sheet at the window. */
  displaySheet: string;
  /** The outside world is simulated. */
  sandbox: boolean;
  /** Records a refusal, which stands even if this fails. */
  appendLater(record: AuditRecord): void;
}

const logger = getLogger(["panjereh", "gateway"]);

export function createServiceGateway(deps: ServiceGatewayDeps): Gateway {
  const { clock, hosts, views } = deps;
  const sessions = createServiceSessions({ ...deps, languages: views.languages });
  return createGateway({
    clock,
    ownerOf: hosts.resolve,
    window: deps.window,
    reserved: sessions.reserved,
    visitors: sessions,
    proxy: deps.proxy,
    upgrade: deps.upgrade,
    vouch: deps.vouch,
    signIn: sessions.signIn,
    isAllowed: deps.isAllowed,
    problemPage: createProblemPage(deps),
    onFailed: deps.onFailed,
    onRefused: createRefusalRecord(deps),
    onError: (error) =>
      logger.error("{error}", { error: error instanceof Error ? error.stack : String(error) }),
  });
}
