import { cardNumberOf } from "../people/cards.ts";
import type { ForeignPerson, ForeignSample } from "../people/foreign_person.ts";
import { CardAndPhotos } from "./card_and_photos.tsx";
import type { Fold } from "./folds.tsx";
import { Email, Phones, Row, SampleCard } from "./sample_card.tsx";

const DOCUMENTS: Record<ForeignPerson["documentKind"], string> = {
  passport: "شمارهٔ گذرنامه",
  naja: "فراگیر ناجا",
  unique: "شناسهٔ یکتا",
};

/** One foreign national. */
export function foreignerFold({ person, about, expected }: ForeignSample): Fold {
  const { persona } = person;
  return {
    id: persona,
    heading: <bdi>{person.firstName} {person.lastName}</bdi>,
    line: about.fa,
    texts: [person, about, expected, cardNumberOf(person)],
    content: (
      <SampleCard persona={persona} about={about} expected={expected}>
        <Row name="کد فیدا" value={person.fidaCode} />
        <Row name={DOCUMENTS[person.documentKind]} value={person.documentNumber} />
        <Row name="تاریخ تولد" value={person.birthDate} />
        <Row name="میلادی" value={person.birthDateGregorian} />
        <Phones numbers={[person.mobile]} />
        <Row name="کد پستی" value={person.postalCode} />
        <CardAndPhotos person={person} />
        <Email address={person.email} />
      </SampleCard>
    ),
  };
}
