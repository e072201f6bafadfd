import { fill } from "../texts/fill.ts";
import type { Page } from "./page.ts";
import { Latin } from "./foreign.tsx";
import { Tabs } from "./tabs.tsx";

/**
 * The tabs of the first page (guide 1.7 §1.1, §2). The way by passkey stands on its own page; on the
 * others static/passkey_way.js adds it where the browser has passkeys.
 */
export function WaysIn({ page, current }: { page: Page; current: "code" | "qr" | "passkey" }) {
  const { context, texts: { qr: { ways }, passkeySignIn } } = page;
  return (
    <Tabs
      label={ways.label}
      current={current}
      tabs={[
        ["code", context.href("/login"), ways.code],
        ["qr", context.href("/login/qr"), fill(ways.qr, { qr: <Latin>QR</Latin> })],
        ...current === "passkey"
          ? [["passkey", context.href("/login/passkey"), passkeySignIn.heading]] as const
          : [],
      ]}
    />
  );
}
