import { fill } from "../texts/fill.ts";
import type { Page } from "./page.ts";
import { Latin } from "./foreign.tsx";
import { Tabs } from "./tabs.tsx";

/** The tabs of the first page (guide 1.7 §1.1, §2). */
export function WaysIn({ page, current }: { page: Page; current: "code" | "qr" }) {
  const { context, texts: { qr: { ways } } } = page;
  return (
    <Tabs
      label={ways.label}
      current={current}
      tabs={[
        ["code", context.href("/login"), ways.code],
        ["qr", context.href("/login/qr"), fill(ways.qr, { qr: <Latin>QR</Latin> })],
      ]}
    />
  );
}
