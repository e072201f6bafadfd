import type { Sample } from "../person.ts";
import { CardAndPhotos } from "./card_and_photos.tsx";
import { Both } from "./frame.tsx";

/** One sample person. Digits stay Latin, so that they can be copied into any field. */
export function PersonCard({ sample: { person, about, expected } }: { sample: Sample }) {
  return (
    <article>
      <h3>{person.firstName} {person.lastName}</h3>
      <p>
        <bdi class="code" lang="en">{person.persona}</bdi>
      </p>
      <p>
        <Both text={about} />
      </p>
      <dl>
        <dt>کد ملی</dt>
        <dd>
          <bdi>{person.nationalId}</bdi>
        </dd>
        <dt>تاریخ تولد</dt>
        <dd>
          <bdi>{person.birthDate}</bdi>
        </dd>
        <dt>تلفن همراه</dt>
        {[person.mobile, ...person.otherMobiles ?? []].map((mobile) => (
          <dd>
            <bdi>{mobile}</bdi>{" "}
            <a href={`/phones/${mobile}`}>
              گوشی<span class="hidden">شماره {mobile}</span>
            </a>
          </dd>
        ))}
        <dt>کد پستی</dt>
        <dd>
          <bdi>{person.postalCode}</bdi>
        </dd>
        <CardAndPhotos person={person} />
        <dt>ایمیل</dt>
        <dd>
          <bdi>{person.email}</bdi> <a href={`/mailboxes/${person.email}`}>صندوق</a>
        </dd>
      </dl>
      <p class="expected">
        <strong>نتیجه:</strong> <Both text={expected} />
      </p>
    </article>
  );
}
