import { cardNumberOf } from "../people/cards.ts";
import type { Sample } from "../people/person.ts";
import { CardAndPhotos } from "./card_and_photos.tsx";
import type { Fold } from "./folds.tsx";
import { Email, Phones, Row, SampleCard } from "./sample_card.tsx";

/** One sample person. */
export function personFold({ person, about, expected }: Sample): Fold {
  const { persona } = person;
  return {
    id: persona,
    heading: `${person.firstName} ${person.lastName}`,
    line: about.fa,
    texts: [person, about, expected, cardNumberOf(person)],
    content: (
      <SampleCard persona={persona} about={about} expected={expected}>
        <Row name="کد ملی" value={person.nationalId} />
        <Row name="تاریخ تولد" value={person.birthDate} />
        <Phones numbers={[person.mobile, ...person.otherMobiles ?? []]} />
        <Row name="کد پستی" value={person.postalCode} />
        <CardAndPhotos person={person} />
        <Email address={person.email} />
      </SampleCard>
    ),
  };
}
