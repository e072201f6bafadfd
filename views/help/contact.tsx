import { Facts } from "../components/facts.tsx";
import { Digits } from "../components/foreign.tsx";
import { Sections } from "../components/sections.tsx";
import type { Page, View } from "../components/page.ts";

export interface ContactProps {
  /** As configured, with Latin digits. */
  phone?: string;
  address?: string;
}

/** Support's number and address (guide 1.7 §3.2), as configured. */
export function contactPage(page: Page, { phone, address }: ContactProps): View {
  const { context, texts: { contact: texts } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        {phone || address
          ? (
            <Facts
              facts={[
                [texts.phone, phone && <Telephone page={page}>{phone}</Telephone>],
                [texts.address, address && <bdi lang="fa">{address}</bdi>],
              ]}
            />
          )
          : <p class="note">{texts.unknown}</p>}
        <Sections page={page} sections={[texts.before]} />
        <a class="button" href={context.href("/login")}>{texts.back}</a>
      </>
    ),
  };
}

function Telephone({ page: { format }, children }: { page: Page; children: string }) {
  return (
    <a href={`tel:${children.replace(/[^+\d]/g, "")}`}>
      <Digits>{format.digits(children)}</Digits>
    </a>
  );
}
