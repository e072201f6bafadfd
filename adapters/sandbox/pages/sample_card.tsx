import type { Child } from "hono/jsx";
import { cardNumberOf } from "../people/cards.ts";
import type { Person, Sample } from "../people/person.ts";
import type { Fold } from "./folds.tsx";
import { Both } from "./frame.tsx";

/** What differs between citizens and foreign nationals. */
interface Own {
  heading: Child;
  /** `Row`s with the numbers and dates of this person. */
  rows: Child;
}

/**
 * A sample person, with the data to type in. Digits stay Latin, so that they can be copied into any
 * field.
 */
export function sampleFold(
  { person, about, expected }: Pick<Sample, "person" | "about" | "expected">,
  { heading, rows }: Own,
): Fold {
  const { persona } = person;
  return {
    id: persona,
    heading,
    line: about.fa,
    texts: [person, about, expected, cardNumberOf(person)],
    content: (
      <>
        <small lang="en" dir="ltr">{about.en}</small>
        <p>
          <bdi class="code" lang="en">{persona}</bdi>
        </p>
        <dl>
          {rows}
          <Phones numbers={[person.mobile, ...person.otherMobiles ?? []]} />
          <Row name="کد پستی" value={person.postalCode} />
          <CardAndPhotos person={person} />
          <Email address={person.email} />
        </dl>
        <p class="expected">
          <strong>نتیجه:</strong> <Both text={expected} />
        </p>
      </>
    ),
  };
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
function Phones({ numbers }: { numbers: string[] }) {
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

/** Rows of a person's card with what level 3 needs. */
function CardAndPhotos({ person }: { person: Person }) {
  const { persona } = person;
  return (
    <>
      <Row name="کارت بانکی" value={cardNumberOf(person)} />
      <dt>تصویر چهره</dt>
      <dd>
        <a href={`/photos/${persona}.png`} download>از خودش</a>،{" "}
        <a href={`/photos/${persona}-screen.png`} download>از روی صفحه</a>
      </dd>
    </>
  );
}

/** The national e-mail address with a link to its inbox. */
function Email({ address }: { address: string }) {
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
