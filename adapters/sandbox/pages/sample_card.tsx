import type { Child } from "hono/jsx";
import type { Bilingual } from "../people/person.ts";
import { Both } from "./frame.tsx";

export interface SampleCardProps {
  /** Identifies the person for tests. */
  persona: string;
  /** Its Persian is the line of the folded card. */
  about: Bilingual;
  /** The outcome of signing in as this person. */
  expected: Bilingual;
  /** `Row`s, or `dt` and `dd`. */
  children: Child;
}

/**
 * A sample person, with the data to type in. Digits stay Latin, so that they can be copied into any
 * field.
 */
export function SampleCard({ persona, about, expected, children }: SampleCardProps) {
  return (
    <>
      <small lang="en" dir="ltr">{about.en}</small>
      <p>
        <bdi class="code" lang="en">{persona}</bdi>
      </p>
      <dl>{children}</dl>
      <p class="expected">
        <strong>نتیجه:</strong> <Both text={expected} />
      </p>
    </>
  );
}

/** A label and the value to type. */
export function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  );
}

/** Mobile numbers, each with a link to its phone. */
export function Phones({ numbers }: { numbers: string[] }) {
  return (
    <>
      <dt>تلفن همراه</dt>
      {numbers.map((mobile) => (
        <dd>
          <bdi>{mobile}</bdi>{" "}
          <a href={`/phones/${mobile}`}>
            گوشی<span class="hidden">شماره {mobile}</span>
          </a>
        </dd>
      ))}
    </>
  );
}

/** The national e-mail address with a link to its inbox. */
export function Email({ address }: { address: string }) {
  return (
    <>
      <dt>ایمیل</dt>
      <dd>
        {address
          ? (
            <>
              <bdi>{address}</bdi> <a href={`/mailboxes/${address}`}>صندوق</a>
            </>
          )
          : "ندارد"}
      </dd>
    </>
  );
}
