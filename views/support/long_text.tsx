import { Lines } from "../components/field.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

interface LongTextProps {
  page: Page;
  label: string;
  value: string;
  /** Characters. */
  max: number;
  error?: string;
}

/** Several lines for support. */
export function LongText({ page, max, ...given }: LongTextProps) {
  const { format, texts: { support: texts } } = page;
  const hint = fill(texts.length, { count: format.digits(max) });
  return <Lines page={page} name="text" hint={hint} max={max} rows={6} {...given} />;
}
