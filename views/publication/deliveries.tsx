import type { Delivery } from "../../domain/publication/read_service.ts";
import { Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
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
  { page, id, deliveries, may }: {
    page: Page;
    id: string;
    deliveries: readonly ShownDelivery[];
    may: { deliveries: boolean };
  },
) {
  if (deliveries.length === 0) return null;
  return (
    <>
      <h2>{page.texts.deskService.deliveries}</h2>
      {deliveries.map((delivery) => (
        <One page={page} id={id} mayChange={may.deliveries} {...delivery} />
      ))}
    </>
  );
}

type OneProps = ShownDelivery & { page: Page; id: string; mayChange: boolean };

function One({ page, id, mayChange, delivery, state, waiting, last }: OneProps) {
  const { format, context, texts: { deskService: texts } } = page;
  const count = format.digits(waiting);
  const since = state && format.when(state.since, context.now);
  return (
    <>
      <h3>{texts.deliveryNames[delivery]}</h3>
      <p>
        {since ? fill(texts.waits, { count, when: since }) : texts.takesAll}{" "}
        {state?.reason && <Latin>{state.reason}</Latin>}
      </p>
      {last.length > 0 && <Last page={page} last={last} />}
      {mayChange && (
        <Form page={page} to={`/services/${id}/deliveries`}>
          <input type="hidden" name="delivery" value={delivery} />
          {state && (
            <>
              <button type="submit" name="action" value="resume">{texts.resumeDelivery}</button>
              {" "}
            </>
          )}
          <button type="submit" name="action" value="replay">{texts.replay}</button>
        </Form>
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
          {fill(texts.fates[fate], { count: format.digits(attempts) })}{" "}
          {reason && <Latin>{reason}</Latin>}
        </li>
      ))}
    </ul>
  );
}
