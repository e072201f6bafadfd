/** `/qr`: the signed-in phone that approves another browser's sign-in, by POST only. */
import type { Hono } from "hono";
import type { QrTicket } from "../../domain/qr/ticket.ts";
import { localText } from "../../domain/services/service.ts";
import { enterQrCode } from "../../domain/qr/enter_code.ts";
import { approveQrTicket } from "../../domain/qr/approve.ts";
import type { QrPhone } from "../../domain/qr/holder.ts";
import { openQrTicket, refuseQrTicket } from "../../domain/qr/phone.ts";
import type { QrEntryProps } from "../../views/qr/entry.tsx";
import type { QrAskerProps, QrDoneProps } from "../../views/qr/phone.tsx";
import { liveSessionOf, placeOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, goTo, type PageStatus, redirectTo } from "../site/page.ts";
import { problem } from "../site/problem.ts";

const TICKET = "/qr/:id{[\\w-]{22}}";

export function addQrPhone(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { signIn } = deps;

  app.get("/qr", async (c) => await phoneOf(c) ? await entry(c, {}) : signInFirst(c));

  app.post("/qr", async (c) => {
    const form = await readForm(c, ["code"]);
    if (!form) return await problem(deps, c, "bad_request");
    const phone = await phoneOf(c);
    if (!phone) return signInFirst(c);
    const result = await enterQrCode(signIn, phone, form.code);
    switch (result.outcome) {
      case "found":
        return await goTo(deps, c, `/qr/${result.id}`);
      case "limited":
        return await entry(c, { code: form.code, retryAt: result.retryAt }, 429);
      default:
        return await entry(c, { code: form.code, error: result.outcome }, 422);
    }
  });

  app.get(TICKET, async (c) => {
    const phone = await phoneOf(c);
    if (!phone) return signInFirst(c);
    return await question(c, phone, {});
  });

  app.post(TICKET, async (c) => {
    const form = await readForm(c, ["number", "decision"]);
    if (!form) return await problem(deps, c, "bad_request");
    const phone = await phoneOf(c);
    if (!phone) return signInFirst(c);
    const id = c.req.param("id");
    const { number, decision } = form;
    if (decision === "refuse" || decision === "not_me") {
      const reason = decision === "refuse" ? "refused" : "not_me";
      const refused = await refuseQrTicket(signIn, phone, { id, reason });
      return await done(c, refused ? { state: reason } : { state: "dead" });
    }
    if (!/^\d{2}$/.test(number)) return await problem(deps, c, "bad_request");
    const result = await approveQrTicket(signIn, phone, { id, typed: number });
    switch (result.outcome) {
      case "approved":
        return await approved(c, phone, result.ticket);
      case "registry_unavailable":
        return await question(c, phone, { retryAt: result.retryAt });
      case "limited":
        return await done(c, { state: "limited", retryAt: result.retryAt });
      default:
        return await done(c, { state: result.outcome });
    }
  });

  async function question(
    c: WindowContext,
    phone: QrPhone,
    { retryAt }: { retryAt?: number },
  ): Promise<Response> {
    const result = await openQrTicket(signIn, phone, c.req.param("id")!);
    if (result.outcome === "dead") return await done(c, { state: "dead" });
    if (result.outcome === "limited") {
      return await done(c, { state: "limited", retryAt: result.retryAt });
    }
    if (result.outcome === "approved") return await approved(c, phone, result.ticket);
    const { ticket, choices } = result;
    return await answer(
      deps,
      c,
      (context) =>
        deps.views.qrPhone(context, {
          path: c.req.path,
          asker: askerOf(c, phone, ticket),
          choices,
          expiresAt: ticket.expiresAt,
          retryAt,
        }),
      { status: retryAt === undefined ? 200 : 503, retryAt },
    );
  }

  const approved = (c: WindowContext, phone: QrPhone, ticket: QrTicket) =>
    done(c, { state: "approved", path: c.req.path, asker: askerOf(c, phone, ticket) });

  async function done(c: WindowContext, props: QrDoneProps): Promise<Response> {
    return await answer(deps, c, (context) => deps.views.qrDone(context, props), {
      status: DONE_STATUS[props.state],
      retryAt: props.state === "limited" ? props.retryAt : undefined,
    });
  }

  function askerOf(c: WindowContext, phone: QrPhone, { asker }: QrTicket): QrAskerProps {
    const { device, maskedIp, askedAt } = asker;
    const title = deps.catalogue.current().get(asker.service ?? "")?.title;
    return {
      device,
      maskedIp,
      askedAt,
      sameNetwork: asker.network === phone.place.network,
      serviceTitle: title && localText(title, c.get("language")),
    };
  }

  async function entry(
    c: WindowContext,
    props: QrEntryProps,
    status: PageStatus = 200,
  ): Promise<Response> {
    return await answer(deps, c, (context) => deps.views.qrEntry(context, props), {
      status,
      retryAt: props.retryAt,
    });
  }

  async function phoneOf(c: WindowContext): Promise<QrPhone | null> {
    const live = await liveSessionOf(deps, c);
    return live && { live, place: placeOf(deps, c) };
  }
}

/** What cannot be told apart from a code that never was is not found. */
const DONE_STATUS: Record<QrDoneProps["state"], PageStatus> = {
  approved: 200,
  refused: 200,
  not_me: 200,
  wrong_number: 422,
  sim_mismatch: 422,
  limited: 429,
  dead: 404,
};

/** And back here. */
function signInFirst(c: WindowContext): Response {
  return redirectTo(c, `/login?${new URLSearchParams({ return_to: c.req.path })}`);
}
