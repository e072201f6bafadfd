import type { Delivery } from "../../domain/publication/read_service.ts";
import { Cause, Latin } from "../components/foreign.tsx";
import { ButtonForm } from "../components/form.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface ShownDelivery {
  delivery: Delivery;
  /** Absent while everything is taken at once. */
  state?: { state: "behind" | "paused" | "held"; since: number; reason?: string };
  waiting: number;
  last: readonly {
    kind: string;
    at: number;
    fate: "delivered" | "refused" | "given_up";
    attempts: number;
    reason?: string;
  }[];
}

/** What was told to the service, and what waits: to go on, and to be sent again. */
export function Deliveries(
  { page, id, deliveries, may, hasForm }: {
    page: Page;
    id: string;
    deliveries: readonly ShownDelivery[];
    may: { deliveries: boolean };
    /** Whether the page has a form with text. */
    hasForm: boolean;
  },
) {
  if (deliveries.length === 0) return null;
  return (
    <>
      <h2>{page.texts.deskService.deliveries}</h2>
      {deliveries.map((delivery) => (
        <One page={page} id={id} hasForm={hasForm} mayChange={may.deliveries} {...delivery} />
      ))}
    </>
  );
}

type OneProps = ShownDelivery & { page: Page; id: string; hasForm: boolean; mayChange: boolean };

function One({ page, id, hasForm, mayChange, delivery, state, waiting, last }: OneProps) {
  const { format, context, texts: { deskService: texts } } = page;
  const count = format.digits(waiting);
  const button = { page, to: `/services/${id}/deliveries`, beside: hasForm };
  const since = state && format.when(state.since, context.now);
  return (
    <>
      <h3>{texts.deliveryNames[delivery]}</h3>
      <p>
        {since ? fill(texts.waits, { count, when: since }) : texts.takesAll}{" "}
        {state?.reason && <Cause page={page}>{state.reason}</Cause>}
      </p>
      {last.length > 0 && <Last page={page} last={last} />}
      {mayChange && (
        <>
          {state && (
            <ButtonForm {...button} name="resume" value={delivery}>
              {texts.resumeDelivery}
            </ButtonForm>
          )}
          <ButtonForm {...button} name="replay" value={delivery}>{texts.replay}</ButtonForm>
        </>
      )}
    </>
  );
}

function Last({ page, last }: { page: Page; last: ShownDelivery["last"] }) {
  const { format, context, texts: { deskService: texts } } = page;
  return (
    <ul>
      {last.map(({ kind, at, fate, attempts, reason }) => (
        <li>
          <Latin>{kind}</Latin> · {format.when(at, context.now)} ·{" "}
          {fill(texts.fates[fate], { count: format.digits(attempts) })}
          {reason && (
            <>
              {" · "}
              <Cause page={page}>{reason}</Cause>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
