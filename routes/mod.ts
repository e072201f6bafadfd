/** The sign-in window: everything on the window's own host, composed of its features. */
import { Hono } from "hono";
import { mountAssurance } from "./assurance/mod.ts";
import { PHOTO_PATIENCE } from "./assurance/photo_upload.ts";
import { mountCompany } from "./company/mod.ts";
import { mountFederation } from "./federation/mod.ts";
import { mountHelp } from "./help/mod.ts";
import { mountOperators } from "./operators/mod.ts";
import { mountPortal } from "./portal/mod.ts";
import { mountQr } from "./qr/mod.ts";
import { mountSignIn } from "./sign_in/mod.ts";
import { answerFailure } from "./site/failures.ts";
import { mountFiles } from "./site/files.ts";
import { FACE_PATH } from "./site/form.ts";
import { createSite } from "./site/groups.ts";
import { useGuards } from "./site/guards.ts";
import { BODY_PATIENCE, patientBody } from "./site/patient_body.ts";
import { Visit, type WindowEnv } from "./site/visit.ts";
import type { WindowPorts } from "./site/window_ports.ts";

export function createWindow(ports: WindowPorts): Hono<WindowEnv> {
  const app = new Hono<WindowEnv>();
  const { form, photo } = ports.patience ?? { form: BODY_PATIENCE, photo: PHOTO_PATIENCE };
  app.use(patientBody((path) => path === FACE_PATH ? photo : form));
  app.use(async (c, next) => {
    c.set("visit", new Visit(ports, c, app.fetch));
    await next();
  });
  mountOperators(app);
  useGuards(app, ports);

  const site = createSite(app);
  mountSignIn(site);
  mountQr(site);
  mountAssurance(site, ports);
  mountCompany(site);
  mountPortal(site);
  mountHelp(site);
  mountFederation(site);
  mountFiles(site);

  app.notFound((c) => c.get("visit").problem("not_found"));
  app.onError((error, c) => answerFailure(c.get("visit"), error));
  return app;
}
