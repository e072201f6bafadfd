import { Latin } from "../components/foreign.tsx";
import { withNames } from "../components/names.tsx";
import { Sections } from "../components/sections.tsx";
import type { Page, View } from "../components/page.ts";
import { Reference } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";

export interface RestrictedProps {
  /** The client's. */
  ip: string;
  /** "1234-5678" */
  reference: string;
  /** The page that was asked for, when it is on another host. */
  again?: string;
}

/** «دسترسی محدود»: the client's IP is outside the allowed networks (citizen-handbook §10). */
export function restrictedPage(page: Page, { ip, again, reference }: RestrictedProps): View {
  const { context, texts: { restricted: texts } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        <p>
          <strong>{fill(texts.ip, { ip: <Latin>{ip}</Latin> })}</strong>
        </p>
        <ul>{texts.steps.map((step) => <li>{withNames(page, step)}</li>)}</ul>
        <a class="button main" href={again ?? context.here}>{texts.again}</a>
        <Sections page={page} sections={[texts.abroad]} />
        <Reference page={page}>{reference}</Reference>
      </>
    ),
  };
}
