import type { Agency, Visit } from "../agencies/agency.ts";
import { Facts } from "../agencies/facts.tsx";
import { VisitPage } from "../agencies/frame.tsx";
import { BILL_KINDS, BILLS, PAYMENT_STATES } from "../agencies/texts/bills.ts";
import { jalaliNoon } from "../agencies/texts/language.ts";
import type { ReceivedWebhook } from "../wires/webhook_inbox.ts";
import type { Bill } from "./bills.ts";
import type { Order } from "./orders.ts";
import type { Settled } from "./payment.ts";

export const BILLS_AGENCY: Agency = {
  id: "bills",
  name: BILLS.agency,
  menu: [
    { path: "/", title: BILLS.mine },
    { path: "/events", title: BILLS.events },
  ],
};

/** A bill with its last order. */
export interface BillStanding {
  bill: Bill;
  settled?: Settled;
}

export function BillsPage({ visit, bills }: { visit: Visit; bills: BillStanding[] }) {
  const { t, day, number } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(BILLS.mine)}>
      <p>{t(BILLS.listed)}</p>
      {bills.map(({ bill, settled }) => (
        <section class="visitor" aria-labelledby={bill.id}>
          <h2 id={bill.id}>{t(BILL_KINDS[bill.kind])}</h2>
          <Facts
            facts={[
              [t(BILLS.amount), number(bill.amount)],
              [t(BILLS.due), <bdi>{day(jalaliNoon(bill.due))}</bdi>],
            ]}
          />
          <div class="choices">
            <Standing {...{ visit, bill, settled }} />
          </div>
        </section>
      ))}
    </VisitPage>
  );
}

function Standing({ visit, bill, settled }: BillStanding & { visit: Visit }) {
  const { t, href } = visit.speech;
  const { order } = settled ?? {};
  if (order?.state === "paid" || order?.state === "open") {
    const text = order.state === "paid" ? BILLS.receipt : BILLS.waiting;
    return <a href={href(`/payments/${order.id}`)}>{t(text)}</a>;
  }
  return <PayForm {...{ visit, bill }} />;
}

function PayForm({ visit, bill, again }: { visit: Visit; bill: Bill; again?: true }) {
  const { t, href } = visit.speech;
  return (
    <form method="post" action={href("/payments")} class="bare">
      <button type="submit" name="bill" value={bill.id}>
        {t(again ? BILLS.payAgain : BILLS.pay)}
        <span class="hidden">{t(BILL_KINDS[bill.kind])}</span>
      </button>
    </form>
  );
}

/** What has become of an order, and the way on from there. */
export function PaymentPage({ visit, settled }: { visit: Visit; settled: Settled }) {
  const { t, href, digits, number, dateTime } = visit.speech;
  const { order, unanswered } = settled;
  const { bill, state, reference, endedAt } = order;
  const isBegun = order.payment !== undefined;
  const standing = unanswered ? "unanswered" : state === "open" && !isBegun ? "unbegun" : state;
  return (
    <VisitPage visit={visit} title={t(BILLS.payment)}>
      <p class="outcome" role="status">
        <strong>{t(PAYMENT_STATES[standing])}</strong>
      </p>
      <section class="visitor">
        <h2>{t(BILL_KINDS[bill.kind])}</h2>
        <Facts
          facts={[
            [t(BILLS.amount), number(bill.amount)],
            [t(BILLS.account), <bdi>{digits(bill.account)}</bdi>],
            [t(BILLS.invoice), <bdi>{digits(order.id)}</bdi>],
            [t(BILLS.reference), reference && <bdi>{digits(reference)}</bdi>],
            [t(BILLS.paidAt), state === "paid" ? dateTime(endedAt!) : undefined],
          ]}
        />
      </section>
      {state === "paid" && <Receipt {...{ visit, order }} />}
      {state === "open" && isBegun && (
        <p>
          {!unanswered && (
            <>
              <a href={order.payment!.url}>{t(BILLS.atBank)}</a>
              {" · "}
            </>
          )}
          <a href={href(`/payments/${order.id}`)}>{t(BILLS.look)}</a>
        </p>
      )}
      {standing === "unbegun" && <PayForm {...{ visit, bill }} />}
      {state !== "paid" && state !== "open" && <PayForm {...{ visit, bill }} again />}
      <p>
        <a href={href("/")}>{t(BILLS.back)}</a>
      </p>
    </VisitPage>
  );
}

function Receipt({ visit, order }: { visit: Visit; order: Order }) {
  const { t } = visit.speech;
  if (order.letter === undefined) return <p>{t(BILLS.letterLater)}</p>;
  if (order.letter === null) return <p>{t(BILLS.noBox)}</p>;
  return (
    <p>
      {t(BILLS.letterSent)} <a href={`${visit.issuer}/letters`}>{t(BILLS.letters)}</a>
    </p>
  );
}

export function UnknownPaymentPage({ visit }: { visit: Visit }) {
  const { t, href } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(BILLS.unknown)}>
      <p>{t(BILLS.unknownWhy)}</p>
      <p>
        <a href={href("/")}>{t(BILLS.back)}</a>
      </p>
    </VisitPage>
  );
}

/** What the window has told of this person's receipts. */
export function EventsPage({ visit, events }: { visit: Visit; events: ReceivedWebhook[] }) {
  const { t, dateTime } = visit.speech;
  return (
    <VisitPage visit={visit} title={t(BILLS.events)}>
      <p>{t(BILLS.eventsAbout)}</p>
      {events.length === 0 && <p>{t(BILLS.noEvents)}</p>}
      {events.map(({ at, type, subject, keyId }) => (
        <section class="visitor">
          <h2>
            <bdi lang="en">{type}</bdi>
          </h2>
          <Facts
            facts={[
              [t(BILLS.received), dateTime(at)],
              [t(BILLS.letter), <bdi class="code" dir="ltr">{subject}</bdi>],
              [t(BILLS.key), <bdi class="code" dir="ltr">{keyId}</bdi>],
            ]}
          />
        </section>
      ))}
    </VisitPage>
  );
}
