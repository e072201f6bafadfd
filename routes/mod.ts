/**
 * The whole program, composed of its features: the window on its own host, the gateway on all
 * others.
 */
import { Hono } from "hono";
import type { OpenExchanges } from "../domain/gateway/upstream/open_exchanges.ts";
import { createHandoffs } from "../domain/session/handoff.ts";
import { type App, type AppDeps, createApp } from "./app.ts";
import { createApi } from "./api/mod.ts";
import { createDesk } from "./desk_host.ts";
import { mountAssurance } from "./assurance/mod.ts";
import { PHOTO_PATIENCE } from "./assurance/photo_upload.ts";
import { mountCompany } from "./company/mod.ts";
import { mountContact } from "./contact/mod.ts";
import { mountDeletion } from "./deletion/mod.ts";
import { mountDirectory } from "./directory/mod.ts";
import { mountDossier } from "./dossier/mod.ts";
import { mountEvents } from "./events/mod.ts";
import { mountFederation } from "./federation/mod.ts";
import { mountOpenId } from "./federation/openid.ts";
import { mountOpenIdPrograms } from "./federation/openid_programs.ts";
import { createFiles } from "./attachments/files.ts";
import { createForwardAuth } from "./gateway/forward_auth.ts";
import { createProblemPage } from "./gateway/problem_page.ts";
import { createRefuse } from "./gateway/refuse.ts";
import { createServiceGateway } from "./gateway/service/service_gateway.ts";
import { mountHelp } from "./help/mod.ts";
import { mountMessages } from "./messages/mod.ts";
import { mountOperators } from "./operators/mod.ts";
import { mountPasskeys } from "./passkey/mod.ts";
import { mountPortal } from "./portal/mod.ts";
import { mountProfilePages } from "./profile/mod.ts";
import { isForPrograms, tellProgram, useProgramPaths } from "./program_paths.ts";
import { mountPush } from "./push/mod.ts";
import { mountQr } from "./qr/mod.ts";
import { mountSignIn } from "./sign_in/mod.ts";
import { mountSupport } from "./support/mod.ts";
import { createCookies } from "./site/cookies.ts";
import { countStep } from "./sign_in/count_step.ts";
import { answerFailure } from "./site/failures.ts";
import { mountFiles } from "./site/files.ts";
import { FACE_PATH } from "./site/form.ts";
import { createSite } from "./site/groups.ts";
import { useGuards } from "./site/guards.ts";
import { BODY_PATIENCE, patientBody } from "./site/patient_body.ts";
import { withSoundQuery } from "./sound_query.ts";
import { Visit, type WindowEnv } from "./site/visit.ts";
import type { WindowPorts } from "./site/window_ports.ts";

export interface RoutesPorts
  extends
    Omit<WindowPorts, "cookies" | "handoffs">,
    Pick<AppDeps, "health" | "tracing" | "onAnswered"> {
  openExchanges: OpenExchanges;
  /** Called when an admitted request could not be served, with the service's ID. */
  onFailed?(service: string, code: string): void;
}

export function createRoutes(given: RoutesPorts): App {
  const { hosts, onFailed } = given;
  const ports = { ...given, cookies: createCookies(hosts), handoffs: createHandoffs(given) };
  const window = createWindow(ports);
  const api = createApi(ports);
  const desk = createDesk(ports);
  const files = createFiles({
    ...ports,
    languages: ports.views.languages,
    refuse: createRefuse(createProblemPage(ports)),
  });
  const gateway = createServiceGateway({
    ...ports,
    files,
    api: (request, { client, requestId }) => api.fetch(request, { ip: client.ip, requestId }),
    desk: (request, { client, requestId }) =>
      desk.fetch(withSoundQuery(request), { ip: client.ip, requestId }),
    window: (request, { client, requestId }) =>
      window.fetch(withSoundQuery(request), { ip: client.ip, requestId }),
    onFailed: (code, service) => onFailed?.(service?.id ?? "_other", code),
  });
  return createApp({ ...ports, gateway, forwardAuth: createForwardAuth({ ...ports, gateway }) });
}

/** Everything on the window's own host. */
export function createWindow(ports: WindowPorts): Hono<WindowEnv> {
  const app = new Hono<WindowEnv>();
  const { form, photo } = ports.patience ?? { form: BODY_PATIENCE, photo: PHOTO_PATIENCE };
  app.use(patientBody((path) => path === FACE_PATH ? photo : form));
  app.use(async (c, next) => {
    const visit = new Visit(ports, c, app.fetch);
    c.set("visit", visit);
    await next();
    countStep(visit, c.res.status);
  });
  useProgramPaths(app);
  mountOperators(app);
  mountEvents(app);
  mountOpenIdPrograms(app);
  useGuards(app, ports);

  const site = createSite(app);
  mountSignIn(site);
  mountPasskeys(site);
  mountQr(site);
  mountAssurance(site, ports);
  mountCompany(site);
  mountPortal(site);
  mountContact(site);
  mountDirectory(site);
  mountProfilePages(site);
  mountDeletion(site);
  mountPush(site);
  mountMessages(site);
  mountDossier(site);
  mountHelp(site);
  mountSupport(site);
  mountFederation(site);
  mountOpenId(site);
  mountFiles(site);

  app.notFound((c) => c.get("visit").problem("not_found"));
  app.onError((error, c) =>
    isForPrograms(c.req.path) ? tellProgram(c, error) : answerFailure(c.get("visit"), error)
  );
  return app;
}
