import { Digits } from "../components/foreign.tsx";
import { Sections } from "../components/sections.tsx";
import type { Page, View } from "../components/page.ts";

export interface ContactProps {
  /** As the operator writes it, with Latin digits. */
  phone?: string;
  address?: string;
}

/** Support's number and address (guide 1.7 §3.2), as the operator configured them. */
export function contactPage(page: Page, { phone, address }: ContactProps): View {
  const { context, format, texts: { contact: texts } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        {phone || address
          ? (
            <dl>
              {phone && (
                <div>
                  <dt>{texts.phone}</dt>
                  <dd>
                    <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
                      <Digits>{format.digits(phone)}</Digits>
                    </a>
                  </dd>
                </div>
              )}
              {address && (
                <div>
                  <dt>{texts.address}</dt>
                  <dd>
                    <bdi lang="fa">{address}</bdi>
                  </dd>
                </div>
              )}
            </dl>
          )
          : <p class="note">{texts.unknown}</p>}
        <Sections page={page} sections={[texts.before]} />
        <a class="button" href={context.href("/login")}>{texts.back}</a>
      </>
    ),
  };
}
