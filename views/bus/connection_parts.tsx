import type { BusConnection, ConnectionAct } from "../../domain/bus/connection.ts";
import { Facts, ToldHistory } from "../components/facts.tsx";
import { Digits, Latin, LatinLines, PersonName } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { busName } from "./bus_name.ts";

/** Its number and state, and what was agreed on. */
export function Standing({ page, connection }: { page: Page; connection: BusConnection }) {
  const { texts: { bus: texts } } = page;
  const { number, state, userNames } = connection;
  return (
    <Facts
      facts={[
        [texts.number, <TrackingNumber page={page} number={number} />],
        [texts.state, <span class="badge">{texts.states[state]}</span>],
        [texts.agreed, userNames.length > 0 && <LatinLines>{userNames.join("\n")}</LatinLines>],
      ]}
    />
  );
}

/** As it was typed, and as text only. */
export function Asked({ page, connection: { form } }: { page: Page; connection: BusConnection }) {
  const { format, texts: { bus: { fields } } } = page;
  return (
    <Facts
      facts={[
        [fields.bus, busName(page, form.bus)],
        [fields.purpose, form.purpose && <span class="said" dir="auto">{form.purpose}</span>],
        [fields.contactName, form.contactName && <PersonName>{form.contactName}</PersonName>],
        [fields.contactPosition, form.contactPosition && <bdi>{form.contactPosition}</bdi>],
        [
          fields.contactMobile,
          form.contactMobile && <Digits>{format.digits(form.contactMobile)}</Digits>,
        ],
        [fields.contactEmail, form.contactEmail && <Latin>{form.contactEmail}</Latin>],
        [fields.addresses, form.addresses && <LatinLines>{form.addresses}</LatinLines>],
        [fields.userNames, form.userNames && <LatinLines>{form.userNames}</LatinLines>],
      ]}
    />
  );
}

export function ConnectionHistory({ page, acts }: { page: Page; acts: readonly ConnectionAct[] }) {
  const { bus: texts } = page.texts;
  const told = acts.map(({ to, ...act }) => ({
    ...act,
    line: to === "draft" ? undefined : texts.acts[to],
  }));
  return <ToldHistory page={page} heading={texts.history} acts={told} />;
}
