/** The sign-in window: everything on the window's own host. */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getLogger } from "@logtape/logtape";
import { STORE_RETRY, StoreUnavailable } from "../../domain/store.ts";
import { jwksResponse } from "../gateway/jwks.ts";
import { addCaptcha } from "./captcha.ts";
import { addCodeStep } from "./code_step.ts";
import { addCompanyStep } from "./company_step.ts";
import { crossSiteGuard } from "./cross_site_guard.ts";
import type { WindowDeps, WindowEnv } from "./deps.ts";
import { addAccessibility, display } from "./display.ts";
import { addFiles } from "./files.ts";
import { addHelp } from "./help.ts";
import { addHome } from "./home.ts";
import { addIdentityStep } from "./identity_step.ts";
import { language } from "./language.ts";
import { addLevelStep } from "./level_step.ts";
import { addMobileStep } from "./mobile_step.ts";
import { addNotMe } from "./not_me.ts";
import { BODY_PATIENCE, isLate, MAX_FORM_BYTES, patientBody } from "./patient_body.ts";
import { FACE_PATH, PHOTO_PATIENCE } from "./photo_upload.ts";
import { addPostalCodeStep } from "./postal_code_step.ts";
import { problem } from "./problem.ts";
import { addQrPhone } from "./qr_phone.ts";
import { addQrWait } from "./qr_wait.ts";
import { addProfile } from "./profile.ts";
import { sendAgain } from "./send_again.ts";
import { restrictedNetworks } from "./restricted.ts";
import { securityHeaders } from "./security_headers.ts";
import { addSessions } from "./sessions.ts";
import { addWires } from "./wires.ts";

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
