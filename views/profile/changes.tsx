import type { ToldState } from "../../domain/profile/changes.ts";
import type { Attribute } from "../../domain/services/attributes.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Latin, Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { asOneLabel } from "../texts/within_sentence.ts";

export interface ChangesProps {
  /** The newest first. */
  changes: {
    at: number;
    claims: readonly Attribute[];
    services: {
      id: string;
      title: LocalText;
      told: ToldState;
      /** It has had later values since: there is nothing to send again. */
      isPast?: boolean;
    }[];
  }[];
  /** What became of a click on "send again". */
  retried?: "sent" | "too_soon";
}

/** What each agency has said of the person's changes. */
export function changesPage(page: Page, { changes, retried }: ChangesProps): View {
  const { texts: { changes: texts, postalCodeChange } } = page;
  return {
    heading: texts.heading,
    notice: retried && (retried === "sent" ? texts.retried : texts.tooSoon),
    content: (
      <>
        <p>{changes.length > 0 ? texts.lead : texts.empty}</p>
        {changes.map((change) => <Change page={page} change={change} />)}
        <p>
          <a class="button" href="/profile/postal-code">{postalCodeChange.heading}</a>
        </p>
        <a href="/profile">{texts.back}</a>
      </>
    ),
  };
}

type ShownChange = ChangesProps["changes"][number];

function Change({ page, change }: { page: Page; change: ShownChange }) {
  const { context, format, texts: { changes: texts, consent } } = page;
  const names = change.claims.map((claim) => consent.attributes[claim]);
  return (
    <>
      <h2>{format.enumerate(asOneLabel(names), "conjunction")}</h2>
      <p class="hint">{fill(texts.at, { when: format.past(change.at, context.now) })}</p>
      {change.services.length === 0 ? <p>{texts.nobody}</p> : (
        <ul class="services">
          {change.services.map((service) => (
            <AtService page={page} at={change.at} service={service} />
          ))}
        </ul>
      )}
    </>
  );
}

function AtService(
  { page, at, service }: { page: Page; at: number; service: ShownChange["services"][number] },
) {
  const { context, format, texts: { changes: texts } } = page;
  const { id, title, told, isPast } = service;
  const name = <Local page={page} text={title} />;
  const when = "at" in told ? format.past(told.at, context.now) : "";
  return (
    <li>
      <strong>{name}</strong>
      <p>
        {fill(texts.states[told.state], { when })}{" "}
        {told.state === "refused" && <Reason page={page} told={told} />}
      </p>
      {told.state === "refused" && !isPast && (
        <Form page={page} to="/profile/changes">
          <input type="hidden" name="at" value={String(at)} />
          <button type="submit" name="service" value={id}>
            {fill(texts.retry, { service: name })}
          </button>
        </Form>
      )}
    </li>
  );
}

function Reason(
  { page: { texts: { changes: texts } }, told: { reason, code } }: {
    page: Page;
    told: Extract<ToldState, { state: "refused" }>;
  },
) {
  return reason === "other"
    ? <>{fill(texts.otherReason, { code: <Latin>{code}</Latin> })}</>
    : <>{texts.reasons[reason]}</>;
}
