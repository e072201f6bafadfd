import type { ForeignPerson, ForeignSample } from "../people/foreign_person.ts";
import type { Fold } from "./folds.tsx";
import { Row, sampleFold } from "./sample_card.tsx";

const DOCUMENTS: Record<ForeignPerson["documentKind"], string> = {
  passport: "شمارهٔ گذرنامه",
  naja: "فراگیر ناجا",
  unique: "شناسهٔ یکتا",
};

/** One foreign national. */
export function foreignerFold(sample: ForeignSample): Fold {
  const { person } = sample;
  return sampleFold(sample, {
    heading: <bdi>{person.firstName} {person.lastName}</bdi>,
    rows: (
      <>
        <Row name="کد فیدا" value={person.fidaCode} />
        <Row name={DOCUMENTS[person.documentKind]} value={person.documentNumber} />
        <Row name="تاریخ تولد" value={person.birthDate} />
        <Row name="میلادی" value={person.birthDateGregorian} />
      </>
    ),
  });
}
