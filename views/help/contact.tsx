import { Facts } from "../components/facts.tsx";
import { Latin, Local } from "../components/foreign.tsx";
import { Telephone } from "../components/telephone.tsx";
import { Sections } from "../components/sections.tsx";
import type { Page, View } from "../components/page.ts";

/** As configured, with Latin digits. */
export interface ContactProps {
  phone?: string;
  /** Opening hours. */
  hours?: string;
  email?: string;
  address?: string;
}

/** Who runs the window and where, and how support is reached (guide 1.7 §3.2). */
export function contactPage(page: Page, props: ContactProps): View {
  const { context, imprint, texts: { contact: texts } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        {!props.phone && !props.email && !props.address && <p class="note">{texts.unknown}</p>}
        <Facts
          facts={[
            ...supportFacts(page, props),
            [texts.operator, <Local page={page} text={imprint.operator} />],
            [texts.genuine, <Latin>{imprint.host}</Latin>],
          ]}
        />
        <Sections page={page} sections={[texts.before]} />
        <a class="button" href={context.href("/login")}>{texts.back}</a>
      </>
    ),
  };
}

function supportFacts(
  page: Page,
  { phone, hours, email, address }: ContactProps,
): Parameters<typeof Facts>[0]["facts"] {
  const { contact: texts } = page.texts;
  return [
    [texts.phone, phone && <Telephone page={page}>{phone}</Telephone>],
    [texts.hours, hours && <bdi lang="fa">{hours}</bdi>],
    [
      texts.email,
      email && (
        <a href={`mailto:${email}`}>
          <Latin>{email}</Latin>
        </a>
      ),
    ],
    [texts.address, address && <bdi lang="fa">{address}</bdi>],
  ];
}
