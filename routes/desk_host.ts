/**
 * The desk of the agencies' staff, on a host of its own: other pages, other cookies, other sessions.
 * Nothing of it is open but what `open` lists.
 */
import { Hono } from "hono";
import { mountAccessibility } from "./help/accessibility.ts";
import { mountCaptcha } from "./sign_in/captcha.ts";
import { answerFailure } from "./site/failures.ts";
import { mountFiles } from "./site/files.ts";
import { createSite } from "./site/groups.ts";
import { takesFile } from "./site/form.ts";
import { useGuards } from "./site/guards.ts";
import { BODY_PATIENCE, patientBody } from "./site/patient_body.ts";
import { Visit, type WindowEnv } from "./site/visit.ts";
import type { WindowPorts } from "./site/window_ports.ts";
import { mountAgency } from "./agency/mod.ts";
import { mountApplications } from "./application/mod.ts";
import { mountBus } from "./bus/mod.ts";
import { createDeskGroups, deskContext, type DeskGroups } from "./desk/groups.ts";
import { mountConsole } from "./console/mod.ts";
import { fieldsBesideFile, FILE_PATIENCE } from "./desk/file_form.ts";
import { mountDeskHome } from "./desk/home.ts";
import { mountReview } from "./review/mod.ts";
import { mountPublication } from "./publication/mod.ts";
import { mountStaff } from "./staff/mod.ts";
import { mountSupportDesk } from "./support/mod.ts";

/**
 * Bytes of a form without a file: a letter of Persian takes six, and a text that is far too long
 * comes back to who pasted it.
 */
const MAX_DESK_FORM = 96 * 1024;

export function createDesk(given: WindowPorts): Hono<WindowEnv> {
  const { hosts } = given;
  // For guards and links, this host is where the pages are.
  const ports = { ...given, hosts: { ...hosts, window: hosts.desk } };
  const app = new Hono<WindowEnv>();
  const patience = given.patience?.form ?? BODY_PATIENCE;
  app.use(patientBody((path) => takesFile(path) ? FILE_PATIENCE : patience));
  app.use(async (c, next) => {
    const visit = new Visit(ports, c, app.fetch);
    visit.known = deskContext(hosts.window);
    c.set("visit", visit);
    await next();
  });
  useGuards(app, ports, MAX_DESK_FORM);

  const site = createSite(app);
  mountFeatures(createDeskGroups(site, hosts.window));
  mountCaptcha(site);
  mountAccessibility(site);
  mountFiles(site);

  app.notFound((c) => c.get("visit").problem("not_found"));
  app.onError((error, c) => answerFailure(c.get("visit"), error, fieldsBesideFile));
  return app;
}

export function mountFeatures(desk: DeskGroups): void {
  mountStaff(desk);
  mountPublication(desk);
  mountDeskHome(desk);
  mountSupportDesk(desk);
  mountConsole(desk);
  mountApplications(desk);
  mountBus(desk);
  mountReview(desk);
  mountAgency(desk);
}
