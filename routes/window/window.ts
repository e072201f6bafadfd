/** The sign-in window: everything on the window's own host. */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getLogger } from "@logtape/logtape";
import { StoreUnavailable } from "../../domain/store.ts";
import { addCodeStep } from "./code_step.ts";
import { crossSiteGuard } from "./cross_site_guard.ts";
import type { WindowDeps, WindowEnv } from "./deps.ts";
import { addFiles } from "./files.ts";
import { addHome } from "./home.ts";
import { addIdentityStep } from "./identity_step.ts";
import { language } from "./language.ts";
import { addMobileStep } from "./mobile_step.ts";
import { addPostalCodeStep } from "./postal_code_step.ts";
import { problem } from "./problem.ts";
import { securityHeaders } from "./security_headers.ts";

/** A form of ours is below one kilobyte. */
const MAX_FORM_BYTES = 16 * 1024;
/** Seconds until a store outage may be over (security_cases 34). */
const STORE_RETRY = 5;

const logger = getLogger(["panjereh", "window"]);

export function createWindow(deps: WindowDeps): Hono<WindowEnv> {
  const app = new Hono<WindowEnv>();

  app.use(async (c, next) => {
    if (c.env.transaction) c.set("transaction", c.env.transaction);
    c.set(
      "follow",
      (request) => app.fetch(request, { ...c.env, transaction: c.get("transaction") }),
    );
    await next();
  });
  app.use(language(deps), securityHeaders(deps), crossSiteGuard(deps));
  app.use(bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (c) => problem(deps, c, "too_large"),
  }));

  addHome(app, deps);
  addMobileStep(app, deps);
  addCodeStep(app, deps);
  addIdentityStep(app, deps);
  addPostalCodeStep(app, deps);
  addFiles(app, deps);

  app.notFound((c) => problem(deps, c, "not_found"));
  app.onError((error, c) => {
    if (error instanceof StoreUnavailable) {
      logger.error("The store does not answer: {error}", { error: error.message });
      return problem(deps, c, "store_unavailable", { retryAfter: STORE_RETRY });
    }
    logger.error("Unexpected: {error}", { error: error.stack ?? String(error) });
    return problem(deps, c, "internal");
  });
  return app;
}
