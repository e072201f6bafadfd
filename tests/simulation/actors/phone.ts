/** A signed-in phone opens a session in another browser by QR code. */
import { approveQrTicket } from "../../../domain/qr/approve.ts";
import { collectedBefore, collectQrSession } from "../../../domain/qr/collect.ts";
import { drawQrTicket, qrTransaction } from "../../../domain/qr/draw.ts";
import type { QrPhone } from "../../../domain/qr/holder.ts";
import { openQrTicket } from "../../../domain/qr/phone.ts";
import { hash, type Machine } from "../machine/machine.ts";
import type { Person } from "../machine/people.ts";
import { type Browser, callerOf, openBrowser } from "./browser.ts";
import { insist, press, readSession, type Stage } from "./stage.ts";

export async function byPhone(stage: Stage, phone: Browser, { mobile }: Person): Promise<void> {
  const screen = openBrowser(phone.network);
  const asker = { device: {}, maskedIp: "", network: screen.network };
  const drawn = await insist(stage, ({ ports }) => drawQrTicket(ports, asker));
  if (!drawn) return;
  const { token, waiting: { id } } = drawn;
  const opened = await press(
    stage,
    (machine) =>
      asPhone(stage, machine, phone, mobile, (holder) => openQrTicket(machine.ports, holder, id)),
  );
  if (opened?.outcome !== "open") return;
  const { shown, choices } = opened.ticket.phone!.match;
  const typed = String(stage.dice.chance(0.9) ? shown : choices.find((one) => one !== shown));
  const form = { id, typed };
  await press(
    stage,
    (machine) =>
      asPhone(
        stage,
        machine,
        phone,
        mobile,
        (holder) => approveQrTicket(machine.ports, holder, form),
      ),
  );
  await collect(stage, screen, { token, mobile });
}

/** The waiting browser asks every moment, so that two questions are often under way. */
async function collect(
  stage: Stage,
  screen: Browser,
  { token, mobile }: { token: string; mobile: string },
): Promise<void> {
  const caller = callerOf(stage, screen, { mobile });
  const ask = () =>
    insist(
      stage,
      async ({ ports }) =>
        await collectQrSession(ports, caller, token) ?? await collectedBefore(ports, caller, token),
    );
  for (const given of await Promise.all([ask(), ask()])) {
    if (!given) continue;
    stage.watcher.given(qrTransaction({ hash }, token), given.sessionToken);
    screen.sessionToken = given.sessionToken;
  }
}

export async function asPhone<T>(
  stage: Stage,
  machine: Machine,
  phone: Browser,
  mobile: string,
  act: (holder: QrPhone) => Promise<T>,
): Promise<T | null> {
  const live = await readSession(stage, machine, phone.sessionToken!);
  return live && await act({ place: callerOf(stage, phone, { mobile }), live });
}
