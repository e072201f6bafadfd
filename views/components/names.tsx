import type { Child } from "hono/jsx";
import { fill, fillPlain } from "../texts/fill.ts";
import type { Texts } from "../texts/types/mod.ts";
import { DialCode } from "./dial_code.tsx";
import { Latin, Local } from "./foreign.tsx";
import type { Page } from "./page.ts";

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

/** Pages that texts name: a link with the page's own name. */
function pagesOf(texts: Texts): [name: string, path: string, text: string][] {
  const { home, letters, menu, passkeys, profile, qr, services, sessions } = texts;
  const { signIns, support, track, window } = texts;
  return [
    ["contact", "/contact", menu.contact],
    ["guide", "/guide", menu.guide],
    ["letters", "/letters", letters.heading],
    ["privacy", "/privacy", window.privacy],
    ["profile", "/profile", profile.heading],
    ["passkeys", "/passkeys", passkeys.heading],
    ["services", "/services", services.heading],
    ["sessions", "/sessions", sessions.heading],
    ["signIns", "/sign-ins", signIns.heading],
    ["signOut", "/sign-out", home.signOut],
    ["support", "/support", support.heading],
    ["track", "/track", track.heading],
    ["qrSignIn", "/login/qr", qr.heading],
  ];
}

export function withNames(page: Page, text: string): Child[] {
  const { context, dialCode, imprint, texts } = page;
  const links = pagesOf(texts)
    .filter(([name]) => text.includes(`{${name}}`))
    .map(([name, path, heading]) => [
      name,
      <a href={context.href(path)}>{fill(heading, MARKED)}</a>,
    ]);
  return fill(text, {
    ...MARKED,
    ...Object.fromEntries(links),
    ussd: <DialCode>{dialCode}</DialCode>,
    host: (
      <strong>
        <Latin>{imprint.host}</Latin>
      </strong>
    ),
    operator: <Local page={page} text={imprint.operator} />,
  });
}

/** For searching. */
export function withPlainNames(
  { texts, dialCode, imprint }: Pick<Page, "texts" | "dialCode" | "imprint">,
  text: string,
): string {
  const links = pagesOf(texts).map(([name, , text]) => [name, fillPlain(text, NAMES)]);
  return fillPlain(text, {
    ...NAMES,
    ...Object.fromEntries(links),
    ussd: dialCode,
    host: imprint.host,
    operator: imprint.operator.text,
  });
}
