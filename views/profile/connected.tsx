import type { Attribute } from "../../domain/services/attributes.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { Received } from "./received.tsx";

export interface ConnectedProps {
  services: {
    id: string;
    title: LocalText;
    firstAt: number;
    lastAt: number;
    /** What it has ever received. */
    received: readonly Attribute[];
    /** And name and ID of a company. */
    company?: true;
    /** When the person agreed last, if they were asked. */
    agreedAt?: number;
  }[];
  /** A connection has just been ended. */
  ended: boolean;
}

/** The services that this person has entered, with what each has received. */
export function connectedPage(page: Page, { services, ended }: ConnectedProps): View {
  const { texts: { connected: texts, receipts } } = page;
  return {
    heading: texts.heading,
    notice: ended && texts.ended,
    wide: true,
    content: (
      <>
        <p>{services.length > 0 ? texts.lead : texts.empty}</p>
        {services.length > 0 && (
          <ul class="services">
            {services.map((service) => <ConnectedItem page={page} service={service} />)}
          </ul>
        )}
        <p>
          <a class="button" href="/connected/receipts">{receipts.heading}</a>
        </p>
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}

function ConnectedItem(
  { page, service }: { page: Page; service: ConnectedProps["services"][number] },
) {
  const { context, format, texts: { connected: texts } } = page;
  const { id, title, firstAt, lastAt, received, company, agreedAt } = service;
  const name = <Local page={page} text={title} />;
  const past = (at: number) => ({ when: format.past(at, context.now) });
  return (
    <li>
      <strong>{name}</strong>
      <p>
        {fill(texts.first, past(firstAt))} {fill(texts.last, past(lastAt))}{" "}
        {agreedAt !== undefined && fill(texts.agreed, past(agreedAt))}
      </p>
      <Received page={page} attributes={received} company={company} />
      <Form page={page} to="/connected">
        <button type="submit" name="service" value={id}>
          {fill(texts.end, { service: name })}
        </button>
      </Form>
    </li>
  );
}
