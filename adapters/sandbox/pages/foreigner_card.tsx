import type { ForeignPerson, ForeignSample } from "../person.ts";
import { Both } from "./frame.tsx";

const DOCUMENTS: Record<ForeignPerson["documentKind"], string> = {
  passport: "شماره گذرنامه",
  naja: "فراگیر ناجا",
  unique: "شناسه یکتا",
};

/** One foreign national. Digits stay Latin, so that they can be copied into any field. */
export function ForeignerCard({ sample: { person, about, expected } }: { sample: ForeignSample }) {
  return (
    <article>
      <h3>
        <bdi>{person.firstName} {person.lastName}</bdi>
      </h3>
      <p>
        <bdi class="code" lang="en">{person.persona}</bdi>
      </p>
      <p>
        <Both text={about} />
      </p>
      <dl>
        <dt>کد فیدا</dt>
        <dd>
          <bdi>{person.fidaCode}</bdi>
        </dd>
        <dt>{DOCUMENTS[person.documentKind]}</dt>
        <dd>
          <bdi>{person.documentNumber}</bdi>
        </dd>
        <dt>تاریخ تولد</dt>
        <dd>
          <bdi>{person.birthDate}</bdi>
        </dd>
        <dt>میلادی</dt>
        <dd>
          <bdi>{person.birthDateGregorian}</bdi>
        </dd>
        <dt>تلفن همراه</dt>
        <dd>
          <bdi>{person.mobile}</bdi>{" "}
          <a href={`/phones/${person.mobile}`}>
            گوشی<span class="hidden">شماره {person.mobile}</span>
          </a>
        </dd>
        <dt>کد پستی</dt>
        <dd>
          <bdi>{person.postalCode}</bdi>
        </dd>
      </dl>
      <p class="expected">
        <strong>نتیجه:</strong> <Both text={expected} />
      </p>
    </article>
  );
}
