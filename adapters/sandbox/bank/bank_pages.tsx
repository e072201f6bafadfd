import type { Child } from "hono/jsx";
import { FramedPage } from "../agencies/frame.tsx";
import type { Agency } from "../agencies/agency.ts";
import { BANK } from "../agencies/texts/bank.ts";
import type { AgencyText, Speech } from "../agencies/texts/language.ts";
import { Facts } from "../agencies/facts.tsx";
import type { Ending, Payment } from "./payments.ts";

const AGENCY: Agency = { id: "bank", name: BANK.name, menu: [] };

interface PageProps {
  speech: Speech;
  payment: Payment;
  merchant: AgencyText;
}

function Page(
  { speech, title, children }: { speech: Speech; title: string; children: Child },
) {
  const badge = speech.t(BANK.sandbox);
  return <FramedPage {...{ agency: AGENCY, speech, title, badge }}>{children}</FramedPage>;
}

/** The person decides; nobody has a card here. */
export function PayPage({ speech, payment, merchant }: PageProps) {
  const { t, href } = speech;
  return (
    <Page speech={speech} title={t(BANK.title)}>
      <PaymentFacts {...{ speech, payment, merchant }} />
      <form method="post" action={href(`/pay/${payment.token}`)}>
        <p>{t(BANK.noCard)}</p>
        <p class="choices">
          <button type="submit" name="ending" value="paid">{t(BANK.pay)}</button>
          <button type="submit" name="ending" value="cancelled" class="plain">
            {t(BANK.cancel)}
          </button>
          <button type="submit" name="ending" value="failed" class="plain">{t(BANK.fail)}</button>
        </p>
      </form>
    </Page>
  );
}

/** Brings the result to the merchant's page, by the person's press: there are no scripts here. */
export function EndedPage({ speech, payment, merchant }: PageProps) {
  const { t, digits } = speech;
  const { token, invoice, returnTo, reference } = payment;
  const state = payment.state as Ending;
  const fields = { token, invoice, state, ...reference && { reference } };
  return (
    <Page speech={speech} title={t(BANK[state])}>
      <PaymentFacts {...{ speech, payment, merchant }} />
      {reference && (
        <Facts facts={[[t(BANK.reference), <bdi dir="ltr">{digits(reference)}</bdi>]]} />
      )}
      <form method="post" action={returnTo}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{t(BANK.back)}</button>
      </form>
    </Page>
  );
}

export function UnknownPage({ speech }: { speech: Speech }) {
  const { t } = speech;
  return (
    <Page speech={speech} title={t(BANK.unknown)}>
      <p>{t(BANK.unknownWhy)}</p>
    </Page>
  );
}

function PaymentFacts({ speech, payment, merchant }: PageProps) {
  const { t, number, digits } = speech;
  return (
    <section class="visitor">
      <Facts
        facts={[
          [t(BANK.merchant), t(merchant)],
          [t(BANK.invoice), <bdi dir="ltr">{digits(payment.invoice)}</bdi>],
          [t(BANK.amount), <strong>{number(payment.amount)} {t(BANK.rials)}</strong>],
        ]}
      />
    </section>
  );
}
