import type { Child } from "hono/jsx";
import { fill, fillPlain } from "../texts/fill.ts";
import { Digits, Latin } from "./foreign.tsx";

/** What is written the same in every language; the texts name it by placeholder. */
const NAMES = {
  qr: "QR",
  vpn: "VPN",
  wcag: "WCAG 2.2 AA",
  axe: "axe",
  gnaf: "gnaf.post.ir",
  /** Guide 1.7 §1. */
  ussd: "*40*4#",
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
  ussd: <Digits>{NAMES.ussd}</Digits>,
};

export function withNames(text: string): Child[] {
  return fill(text, MARKED);
}

/** For titles, and for searching. */
export function withPlainNames(text: string): string {
  return fillPlain(text, NAMES);
}
