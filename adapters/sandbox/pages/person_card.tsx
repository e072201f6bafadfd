import type { Sample } from "../people/person.ts";
import type { Fold } from "./folds.tsx";
import { Row, sampleFold } from "./sample_card.tsx";

/** One sample person. */
export function personFold(sample: Sample): Fold {
  const { person } = sample;
  return sampleFold(sample, {
    heading: `${person.firstName} ${person.lastName}`,
    rows: (
      <>
        <Row name="کد ملی" value={person.nationalId} />
        <Row name="تاریخ تولد" value={person.birthDate} />
      </>
    ),
  });
}
