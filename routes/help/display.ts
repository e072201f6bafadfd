/** The accessibility panel: a cookie that says how pages are to look, and the page that sets it. */
import type { Hono, MiddlewareHandler } from "hono";
import {
  DISPLAY_SETTINGS,
  displayOf,
  isDefaultDisplay,
  readDisplay,
  writeDisplay,
} from "../../domain/accessibility/display.ts";
import { DAY, SECOND } from "../../domain/platform/platform.ts";
import type { WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, pageContext, redirectTo } from "../site/page.ts";
import { problem } from "../site/problem.ts";

/** Of the cookies for what a person chose. */
const CHOICE_LIFETIME = 365 * DAY / SECOND;

export function display({ cookies }: WindowDeps): MiddlewareHandler<WindowEnv> {
  return async (c, next) => {
    c.set("display", readDisplay(cookies.read(c.req.raw, "panjereh_display") ?? ""));
    await next();
  };
}

const NOTICES = ["saved", "reset"] as const;

export function addAccessibility(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { views, cookies } = deps;

  app.get("/accessibility", async (c) => {
    const chosen = c.get("display");
    const told = NOTICES.find((notice) => notice === c.req.query("done"));
    const notice = told === "saved" && isDefaultDisplay(chosen) ? "not_kept" : told;
    return await answer(
      deps,
      c,
      (context) => views.accessibility(context, { display: chosen, notice }),
    );
  });

  app.post("/accessibility", async (c) => {
    const form = await readForm(c, [...DISPLAY_SETTINGS, "action"]);
    if (!form) return await problem(deps, c, "bad_request");
    const chosen = form.action === "reset" ? {} : displayOf(form);
    const isReset = isDefaultDisplay(chosen);
    c.header(
      "set-cookie",
      isReset
        ? cookies.clear("panjereh_display")
        : cookies.set("panjereh_display", writeDisplay(chosen), { maxAge: CHOICE_LIFETIME }),
      { append: true },
    );
    const path = pageContext(deps, c).href("/accessibility");
    const separator = path.includes("?") ? "&" : "?";
    return redirectTo(c, `${path}${separator}done=${isReset ? "reset" : "saved"}`);
  });

  app.get(
    "/accessibility/statement",
    (c) => answer(deps, c, (context) => views.statement(context)),
  );
}
