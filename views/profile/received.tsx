import type { Attribute } from "../../domain/services/attributes.ts";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { withinSentence } from "../texts/within_sentence.ts";

export interface ReceivedProps {
  attributes: readonly Attribute[];
  /** And name and ID of the company that the person acted for. */
  company?: boolean;
}

/** What a service has received, in a sentence. */
export function Received({ page, attributes, company }: ReceivedProps & { page: Page }) {
  const { format, texts: { connected: texts, consent } } = page;
  const names = attributes.map((attribute) => consent.attributes[attribute]);
  const all = [...names, ...company ? [consent.company] : []].map(withinSentence);
  return (
    <p>
      {all.length === 0
        ? texts.nothing
        : fill(texts.received, { attributes: format.enumerate(all, "conjunction") })}
    </p>
  );
}
