import type { ShownValue } from "../../domain/federation/shown_values.ts";
import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { Attribute } from "../../domain/services/attributes.ts";
import { fill } from "../texts/fill.ts";
import { Facts } from "./facts.tsx";
import { Digits, PersonName } from "./foreign.tsx";
import type { Page } from "./page.ts";

export interface ReceivedProps {
  page: Page;
  /** The person's own data, partly masked: the page may be open before strangers. */
  values: readonly ShownValue[];
  level: AssuranceLevel;
  /** The company that the person acts for. */
  company?: string;
}

/** What a service or site receives of this person; it gets the whole values. */
export function Received({ page, values, level, company }: ReceivedProps) {
  const { format, texts: { consent: texts, home } } = page;
  return (
    <>
      <Facts
        facts={[
          ...values.map(([attribute, value]) =>
            [
              texts.attributes[attribute],
              NAMES.has(attribute)
                ? <PersonName>{value}</PersonName>
                : <Digits>{format.digits(value)}</Digits>,
            ] as const
          ),
          [texts.company, company && <PersonName>{company}</PersonName>],
          [texts.level, fill(home.level, { level: format.digits(level) })],
        ]}
      />
      <p class="hint">
        {values.some(([attribute]) => !NAMES.has(attribute)) && `${texts.masked} `}
        {home.meaning[level]}
      </p>
    </>
  );
}

const NAMES: ReadonlySet<Attribute> = new Set(["given_name", "family_name", "father_name"]);
