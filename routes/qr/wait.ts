/** `/login/qr`: the browser that waits for a phone to sign it in (guide 1.7 §2). */
import { QR_RECORD_LIFETIME } from "../../domain/qr/ticket.ts";
import { spendDrawing } from "../../domain/budget/drawings.ts";
import { maskIp } from "../../domain/budget/source.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { describeDevice } from "../../domain/session/device.ts";
import { collectedBefore, collectQrSession } from "../../domain/qr/collect.ts";
import { currentQrTicket, drawQrTicket, type QrWaiting } from "../../domain/qr/draw.ts";
import { minuteSource } from "../site/caller.ts";
import { goOn } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import type { WindowPorts } from "../site/window_ports.ts";

export function mountQrWait({ open }: Site): void {
  open.get("/login/qr", show);
  open.post("/login/qr", look);
}

async function show(visit: Visit): Promise<Response> {
  const current = await currentTicket(visit);
  // A reload shows the same code; a tab for another service needs one that names it.
  const kept = current && !["expired", "collected"].includes(current.state) &&
    current.service === visit.target.service?.id;
  return kept ? await page(visit, current) : await drawn(visit);
}

async function look(visit: Visit): Promise<Response> {
  const { action, drawing, shown } = await visit.form(["action", "drawing", "shown"]);
  const current = await currentTicket(visit);
  if (!current) return await withoutTicket(visit, action);
  if (action === "new") return await drawn(visit, "drawn");
  // Another tab of this browser has drawn a newer one.
  if (drawing !== current.drawing) return await page(visit, { ...current, state: "expired" });
  if (["approved", "collected"].includes(current.state)) return await collect(visit, current);
  if (shown !== current.state) return await page(visit, current);
  // The page polled by itself, without a button, and nothing has changed.
  if (visit.isPartial && !action) return visit.send(null, { status: 204 });
  return await page(visit, current, "not_yet");
}

async function currentTicket(visit: Visit): Promise<QrWaiting | null> {
  const token = visit.cookie("panjereh_qr");
  return token === undefined ? null : await currentQrTicket(visit.ports, token);
}

/** A page with a new code, within the budget of its place. */
async function drawn(visit: Visit, notice?: "drawn"): Promise<Response> {
  const retryAt = await spendDrawing(visit.ports, await minuteSource(visit));
  if (retryAt === null) return await page(visit, await draw(visit), notice);
  return await visit.page("qr", { state: "busy" }, { status: PROBLEM_STATUS.limited, retryAt });
}

async function draw(visit: Visit): Promise<QrWaiting> {
  const { token, waiting } = await drawQrTicket(visit.ports, {
    device: describeDevice(visit.header("user-agent")),
    maskedIp: maskIp(visit.ip),
    network: visit.place.network,
    service: visit.target.service?.id,
  }, visit.cookie("panjereh_qr"));
  visit.setCookie("panjereh_qr", token, { maxAge: QR_RECORD_LIFETIME / SECOND });
  return waiting;
}

/**
 * The page is older than its cookie, its cookie was lost or is another browser's; or this browser
 * has signed in in another tab.
 */
async function withoutTicket(visit: Visit, action: string): Promise<Response> {
  if (await visit.live()) return await visit.goTo("/login");
  if (action === "new") return await drawn(visit, "drawn");
  return await visit.page("qr", { state: "expired" }, { status: 422 });
}

async function collect(visit: Visit, current: QrWaiting): Promise<Response> {
  const { ports } = visit;
  const token = visit.cookie("panjereh_qr")!;
  const caller = visit.callerOrNew();
  const collected = await collectQrSession(ports, caller, token);
  if (collected?.endedOf.length) ports.liveSessions.ended(collected.endedOf);
  const given = collected ?? await collectedBefore(ports, caller, token);
  if (!given) return await page(visit, { ...current, state: "expired" });
  visit.setCookie("panjereh_session", given.sessionToken);
  visit.clearCookie("panjereh_transaction");
  visit.clearCookie("panjereh_qr");
  return goOn(visit, "signed_in");
}

async function page(
  visit: Visit,
  current: QrWaiting,
  notice?: "drawn" | "not_yet",
): Promise<Response> {
  const props = propsOf(visit.ports, current);
  const status = props.state === "waiting" || props.state === "scanned" ? 200 : 422;
  return await visit.page("qr", { ...props, notice }, { status });
}

function propsOf(
  { hosts, qrPainter }: Pick<WindowPorts, "hosts" | "qrPainter">,
  { state, drawing, expiresAt, id, manualCode, number }: QrWaiting,
): PageProps<"qr"> {
  switch (state) {
    case "waiting": {
      const picture = qrPainter.paint(`${hosts.window}/qr/${id}`);
      const entry = `${new URL(hosts.window).host}/qr`;
      return { state, drawing, expiresAt, picture, manualCode, entry };
    }
    case "scanned":
    // Approved a moment ago: the next poll collects it.
    case "approved":
      return { state: "scanned", drawing, expiresAt, number: number! };
    default:
      return { state: state === "refused" ? state : "expired" };
  }
}
