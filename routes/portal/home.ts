/** `/` for the signed-in person, signing out, and the privacy statement. */
import type { Hono } from "hono";
import { levelNeeded } from "../../domain/access/needs.ts";
import { lastAddressRequest } from "../../domain/identity/account.ts";
import { localText } from "../../domain/services/service.ts";
import { transactionKey } from "../../domain/journey/transaction.ts";
import { auditRecord } from "../../domain/journey/deps.ts";
import { callerOrNew, liveSessionOf } from "../site/caller.ts";
import type { WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, redirectTo } from "../site/page.ts";
import { problem } from "../site/problem.ts";

export function addHome(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { hosts, catalogue, cookies, liveSessions, views } = deps;

  app.get("/", async (c) => {
    const live = await liveSessionOf(deps, c);
    if (!live) return c.redirect("/login", 302);
    const { account, session } = live;
    const language = c.get("language");
    const addressRequest = await lastAddressRequest(deps.signIn.store, account.id);
    return await answer(deps, c, (context) =>
      views.home(context, {
        addressRequest,
        firstName: account.firstName,
        lastName: account.lastName,
        status: account.status,
        level: session.level,
        expiresAt: session.expiresAt,
        actingFor: session.actingFor?.name,
        services: [...catalogue.current().values()]
          .map((service) => ({
            id: service.id,
            title: localText(service.title, language),
            description: service.description && localText(service.description, language),
            theme: service.theme,
            href: `${hosts.originOf(service)}/`,
            levelNeeded: session.level < levelNeeded(service) ? levelNeeded(service) : undefined,
            forCompanies: service.persons === "legal",
          })),
      }));
  });

  app.get("/sign-out", async (c) => {
    const signedIn = await liveSessionOf(deps, c) !== null;
    return await answer(
      deps,
      c,
      (context) =>
        signedIn ? views.signOut(context) : views.signedOut(context, { everywhere: false }),
    );
  });

  app.post("/sign-out", async (c) => {
    const form = await readForm(c, ["forget"]);
    if (!form) return await problem(deps, c, "bad_request");
    const live = await liveSessionOf(deps, c);
    const caller = callerOrNew(deps, c);
    const browser = form.forget ? caller.browser : undefined;
    if (live) {
      const { accountId, id } = live.session;
      const record = auditRecord(deps.signIn, caller, "session.ended", {
        accountId,
        detail: { session: id },
      });
      await liveSessions.signOut(live, {
        browser,
        include: (write) => {
          write.delete(transactionKey(caller.transaction));
          deps.signIn.audit.include(write, record);
        },
      });
    }
    if (browser && !live) await deps.liveSessions.forgetBrowser(browser);
    const append = { append: true };
    c.header("set-cookie", cookies.clear("panjereh_session"), append);
    c.header("set-cookie", cookies.clear("panjereh_transaction"), append);
    if (form.forget) c.header("set-cookie", cookies.clear("panjereh_browser"), append);
    return redirectTo(c, "/sign-out");
  });

  app.get("/privacy", (c) => answer(deps, c, (context) => views.privacy(context)));
}
