import { fill } from "../texts/fill.ts";
import type { Page } from "./page.ts";
import { Latin } from "./foreign.tsx";

/** The tabs of the first page (guide 1.7 §1.1, §2): links, since each is a page of its own. */
export function WaysIn({ page, current }: { page: Page; current: "code" | "qr" }) {
  const { context, texts: { qr: texts } } = page;
  const ways = [
    ["code", "/login", texts.ways.code],
    ["qr", "/login/qr", fill(texts.ways.qr, { qr: <Latin>QR</Latin> })],
  ] as const;
  return (
    <nav class="ways" aria-label={texts.ways.label}>
      {ways.map(([way, path, text]) => (
        <>
          <a href={context.href(path)} aria-current={way === current ? "page" : undefined}>
            {text}
          </a>
          {" "}
        </>
      ))}
    </nav>
  );
}
