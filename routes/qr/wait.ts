/** `/login/qr`: the browser that waits for a phone to sign it in (guide 1.7 §2). */
import type { Hono } from "hono";
import { QR_RECORD_LIFETIME } from "../../domain/qr/ticket.ts";
import { maskIp } from "../../domain/budget/source.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { describeDevice } from "../../domain/session/device.ts";
import { collectQrSession } from "../../domain/qr/collect.ts";
import { currentQrTicket, drawQrTicket, type QrWaiting } from "../../domain/qr/draw.ts";
import type { QrProps } from "../../views/qr/wait.tsx";
import { callerOrNew, liveSessionOf, placeOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, goTo, isPartial, redirectTo } from "../site/page.ts";
import { problem } from "../site/problem.ts";
import { returnQuery, returnTo } from "../site/return_to.ts";

export function addQrWait(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { signIn, hosts, cookies, qrPainter } = deps;

  app.get("/login/qr", async (c) => {
    const current = await currentTicket(c);
    // A reload shows the same code; a tab that goes to another service needs one that says so.
    const kept = current && current.state !== "expired" &&
      current.service === returnTo(deps, c).service?.id;
    return await page(c, kept ? current : await draw(c));
  });

  app.post("/login/qr", async (c) => {
    const form = await readForm(c, ["action", "drawing", "shown"]);
    if (!form) return await problem(deps, c, "bad_request");
    const current = await currentTicket(c);
    if (!current) return await nothingAskedFor(c);
    if (form.action === "new") return await page(c, await draw(c), "drawn");
    // Another tab of this browser has drawn a newer one.
    if (form.drawing !== current.drawing) return await page(c, { ...current, state: "expired" });
    if (current.state === "approved") return await collect(c, current);
    if (form.shown !== current.state) return await page(c, current);
    // Nobody pressed a button: the page asked by itself, and nothing has changed.
    if (isPartial(c) && !form.action) return c.body(null, 204);
    return await page(c, current, "not_yet");
  });

  const tokenOf = (c: WindowContext) => cookies.read(c.req.raw, "panjereh_qr");

  async function currentTicket(c: WindowContext): Promise<QrWaiting | null> {
    const token = tokenOf(c);
    return token === undefined ? null : await currentQrTicket(signIn, token);
  }

  async function draw(c: WindowContext): Promise<QrWaiting> {
    const { token, waiting } = await drawQrTicket(signIn, {
      device: describeDevice(c.req.header("user-agent")),
      maskedIp: maskIp(c.env.ip),
      network: placeOf(deps, c).network,
      service: returnTo(deps, c).service?.id,
    }, tokenOf(c));
    const maxAge = QR_RECORD_LIFETIME / SECOND;
    c.header("set-cookie", cookies.set("panjereh_qr", token, { maxAge }), { append: true });
    return waiting;
  }

  /** Somebody else's code, or one whose browser has signed in by now in another tab. */
  async function nothingAskedFor(c: WindowContext): Promise<Response> {
    return await liveSessionOf(deps, c)
      ? await goTo(deps, c, "/login")
      : await problem(deps, c, "not_found");
  }

  async function collect(c: WindowContext, current: QrWaiting): Promise<Response> {
    const signedIn = await collectQrSession(signIn, callerOrNew(deps, c), tokenOf(c)!);
    if (!signedIn) return await page(c, { ...current, state: "expired" });
    if (signedIn.hasEnded) deps.liveSessions.forget();
    const append = { append: true };
    c.header("set-cookie", cookies.set("panjereh_session", signedIn.sessionToken), append);
    for (const done of ["panjereh_transaction", "panjereh_qr"] as const) {
      c.header("set-cookie", cookies.clear(done), append);
    }
    // The first page knows what this session still lacks for its target.
    const { query } = returnQuery(deps, c);
    return redirectTo(c, query ? `/login?${query}` : "/");
  }

  async function page(
    c: WindowContext,
    current: QrWaiting,
    notice?: "drawn" | "not_yet",
  ): Promise<Response> {
    const props = propsOf(current);
    const status = props.state === "waiting" || props.state === "scanned" ? 200 : 422;
    return await answer(deps, c, (context) => deps.views.qr(context, { ...props, notice }), {
      status,
    });
  }

  function propsOf({ state, drawing, expiresAt, id, manualCode, number }: QrWaiting): QrProps {
    switch (state) {
      case "waiting": {
        const picture = qrPainter.paint(`${hosts.window}/qr/${id}`);
        const entry = `${new URL(hosts.window).host}/qr`;
        return { state, drawing, expiresAt, picture, manualCode, entry };
      }
      case "scanned":
      // Approved a moment ago: the next look collects it.
      case "approved":
        return { state: "scanned", drawing, expiresAt, number: number! };
      default:
        return { state };
    }
  }
}
