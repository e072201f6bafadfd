import type { Child } from "hono/jsx";
import type { Page } from "./page.ts";
import { fill, fillPlain } from "../texts/fill.ts";
import { DialCode } from "./dial_code.tsx";
import { Latin } from "./foreign.tsx";

/** Names that every language writes alike; texts refer to them by placeholder. */
const NAMES = {
  qr: "QR",
  vpn: "VPN",
  wcag: "WCAG 2.2 AA",
  axe: "axe",
  gnaf: "gnaf.post.ir",
};

const MARKED: Record<keyof typeof NAMES, Child> = {
  qr: <Latin>{NAMES.qr}</Latin>,
  vpn: <Latin>{NAMES.vpn}</Latin>,
  wcag: <Latin>{NAMES.wcag}</Latin>,
  axe: <Latin>{NAMES.axe}</Latin>,
  gnaf: (
    <a href={`https://${NAMES.gnaf}`}>
      <Latin>{NAMES.gnaf}</Latin>
    </a>
  ),
};

export function withNames({ dialCode }: Page, text: string): Child[] {
  return fill(text, { ...MARKED, ussd: <DialCode>{dialCode}</DialCode> });
}

/** For searching. */
export function withPlainNames(text: string, dialCode: string): string {
  return fillPlain(text, { ...NAMES, ussd: dialCode });
}
