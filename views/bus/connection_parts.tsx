import type { BusConnection, ConnectionAct } from "../../domain/bus/connection.ts";
import { Facts } from "../components/facts.tsx";
import { Latin, PersonName } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";
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
        [texts.agreed, userNames.length > 0 && <Latin>{userNames.join("، ")}</Latin>],
      ]}
    />
  );
}

/** As it was typed, and as text only. */
export function Asked({ page, connection: { form } }: { page: Page; connection: BusConnection }) {
  const { texts: { bus: { fields } } } = page;
  return (
    <Facts
      facts={[
        [fields.bus, busName(page, form.bus)],
        [fields.purpose, form.purpose && <span class="said" dir="auto">{form.purpose}</span>],
        [fields.contactName, form.contactName && <PersonName>{form.contactName}</PersonName>],
        [fields.contactPosition, form.contactPosition && <bdi>{form.contactPosition}</bdi>],
        [fields.contactMobile, form.contactMobile && <Latin>{form.contactMobile}</Latin>],
        [fields.contactEmail, form.contactEmail && <Latin>{form.contactEmail}</Latin>],
        [fields.addresses, form.addresses && <Latin>{form.addresses}</Latin>],
        [fields.userNames, form.userNames && <Latin>{form.userNames}</Latin>],
      ]}
    />
  );
}

/** The latest first. */
export function ConnectionHistory({ page, acts }: { page: Page; acts: readonly ConnectionAct[] }) {
  const { context, format, texts: { bus: texts } } = page;
  return (
    <>
      <h2>{texts.history}</h2>
      <ul>
        {acts.toReversed().map(({ at, to, name, text }) => (
          <li>
            {to !== "draft" &&
              fill(texts.acts[to], {
                name: <PersonName>{name}</PersonName>,
                when: format.past(at, context.now),
              })}
            {text && <p class="said" dir="auto">{text}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
