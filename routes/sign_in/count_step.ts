/** Counts the steps of sign-ins for the service that people are on their way to. */
import type { FunnelStep } from "../../domain/publication/traffic/traffic.ts";
import type { Visit } from "../site/visit.ts";

/** The page, and the forms that were right. */
const STEPS: Record<string, FunnelStep> = {
  "GET /login": "started",
  "POST /login/code": "code",
  "POST /login/identity": "identity",
  "POST /login/returning": "identity",
};

export function countStep(visit: Visit, status: number): void {
  const { request, path, ports: { traffic } } = visit;
  const step = STEPS[`${request.method} ${path}`];
  if (step === undefined || status >= 400) return;
  const { service } = visit.target;
  if (service) traffic.stepped(service, step);
}
