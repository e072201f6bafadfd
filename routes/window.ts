/** The sign-in window: everything on the window's own host. */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getLogger } from "@logtape/logtape";
import { STORE_RETRY, StoreUnavailable } from "../domain/platform/store.ts";
import { jwksResponse } from "./federation/jwks.ts";
import { addCaptcha } from "./sign_in/captcha.ts";
import { addCodeStep } from "./sign_in/code.ts";
import { addCompanyStep } from "./company/company.ts";
import { crossSiteGuard } from "./site/cross_site_guard.ts";
import type { WindowDeps, WindowEnv } from "./site/deps.ts";
import { addAccessibility, display } from "./help/display.ts";
import { addFiles } from "./site/files.ts";
import { addHelp } from "./help/help.ts";
import { addHome } from "./portal/home.ts";
import { addIdentityStep } from "./sign_in/identity.ts";
import { language } from "./site/language.ts";
import { addLevelStep } from "./assurance/level.ts";
import { addMobileStep } from "./sign_in/mobile.ts";
import { addNotMe } from "./portal/not_me.ts";
import { BODY_PATIENCE, isLate, MAX_FORM_BYTES, patientBody } from "./site/patient_body.ts";
import { PHOTO_PATIENCE } from "./assurance/photo_upload.ts";
import { addPostalCodeStep } from "./sign_in/postal_code.ts";
import { problem } from "./site/problem.ts";
import { addQrPhone } from "./qr/phone.ts";
import { addQrWait } from "./qr/wait.ts";
import { addProfile } from "./portal/profile.ts";
import { FACE_PATH } from "./site/form.ts";
import { sendAgain } from "./site/send_again.ts";
import { restrictedNetworks } from "./site/restricted.ts";
import { securityHeaders } from "./site/security_headers.ts";
import { addSessions } from "./portal/sessions.ts";
import { addWires } from "./operators/wires.ts";

const logger = getLogger(["panjereh", "window"]);

export function createWindow(deps: WindowDeps): Hono<WindowEnv> {
  const app = new Hono<WindowEnv>();

  const { form, photo } = deps.patience ?? { form: BODY_PATIENCE, photo: PHOTO_PATIENCE };
  app.use(patientBody((path) => path === FACE_PATH ? photo : form));
  app.use(async (c, next) => {
    if (c.env.transaction) c.set("transaction", c.env.transaction);
    c.set(
      "follow",
      (request) => app.fetch(request, { ...c.env, transaction: c.get("transaction") }),
    );
    await next();
  });
  addWires(app, deps);
  app.use(language(deps), display(deps), securityHeaders(deps));
  app.use(restrictedNetworks(deps), crossSiteGuard(deps));
  const formLimit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (c) => problem(deps, c, "too_large"),
  });
  // Whoever may send a photo is asked first: level_step.ts has its own limit.
  app.use((c, next) => c.req.path === FACE_PATH || c.get("form") ? next() : formLimit(c, next));

  addHome(app, deps);
  addMobileStep(app, deps);
  addCodeStep(app, deps);
  addIdentityStep(app, deps);
  addPostalCodeStep(app, deps);
  addCompanyStep(app, deps);
  addProfile(app, deps);
  addQrWait(app, deps);
  addQrPhone(app, deps);
  addSessions(app, deps);
  addNotMe(app, deps);
  addLevelStep(app, deps);
  addHelp(app, deps);
  addAccessibility(app, deps);
  addCaptcha(app, deps);
  addFiles(app, deps);
  app.get("/.well-known/jwks.json", () => jwksResponse(deps.signer));

  app.notFound((c) => problem(deps, c, "not_found"));
  app.onError(async (error, c) => {
    if (error instanceof StoreUnavailable) {
      logger.error("The store does not answer: {error}", { error: error.message });
      const again = await sendAgain(c);
      return await problem(deps, c, "store_unavailable", { retryAfter: STORE_RETRY, again });
    }
    // The limit of its length reads a form that does not state it.
    if (isLate(error)) return await problem(deps, c, "bad_request");
    logger.error("Unexpected: {error}", { error: error.stack ?? String(error) });
    return await problem(deps, c, "internal");
  });
  return app;
}
