import { fill } from "../texts/fill.ts";
import { Latin } from "./foreign.tsx";
import type { Page } from "./page.ts";

/** What a server answered: the word of the program that failed, before it is put into a sentence. */
const STATUS = /^status (\d{3})$/;

/** Why a call failed, in the page's language where it is a reason that people can act on. */
export function Cause({ page, children: cause }: { page: Page; children: string }) {
  const { format, texts: { console: { health: texts } } } = page;
  const status = STATUS.exec(cause)?.[1];
  if (status) return <>{fill(texts.status, { status: format.digits(status) })}</>;
  return Object.hasOwn(texts.causes, cause) ? <>{texts.causes[cause]}</> : <Latin>{cause}</Latin>;
}
