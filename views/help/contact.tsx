import { Back } from "./back.tsx";
import { Facts } from "../components/facts.tsx";
import { Local, NetAddress } from "../components/foreign.tsx";
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
  const { imprint, texts: { contact: texts } } = page;
  const isGiven = Boolean(props.phone || props.email || props.address);
  return {
    heading: texts.heading,
    content: (
      <>
        {isGiven ? <p>{texts.lead}</p> : <p class="note">{texts.unknown}</p>}
        <Facts
          facts={[
            ...supportFacts(page, props),
            [texts.operator, <Local page={page} text={imprint.operator} />],
            [texts.genuine, <NetAddress>{imprint.host}</NetAddress>],
          ]}
        />
        {isGiven && <Sections page={page} sections={[texts.before]} />}
        <p>
          {texts.written} <a href="/support">{page.texts.support.heading}</a>
        </p>
        <Back page={page} />
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
          <NetAddress>{email}</NetAddress>
        </a>
      ),
    ],
    [texts.address, address && <bdi lang="fa">{address}</bdi>],
  ];
}
