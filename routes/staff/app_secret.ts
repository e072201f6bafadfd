/** The secret of an app for codes as a picture, which the app reads. */
import type { Staff } from "../../domain/staff/staff.ts";
import type { WindowPorts } from "../site/window_ports.ts";

export function paintSecret(
  { hosts, totp, qrPainter }: Pick<WindowPorts, "hosts" | "totp" | "qrPainter">,
  secret: string,
  { userName }: Pick<Staff, "userName">,
) {
  const issuer = new URL(hosts.window).hostname;
  return qrPainter.paint(totp.uri(secret, { issuer, account: userName.value }));
}
