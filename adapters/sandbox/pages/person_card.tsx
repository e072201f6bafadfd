import type { Sample } from "../people/person.ts";
import { CardAndPhotos } from "./card_and_photos.tsx";
import { Email, Phones, Row, SampleCard } from "./sample_card.tsx";

/** One sample person. */
export function PersonCard({ sample: { person, about, expected } }: { sample: Sample }) {
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <SampleCard name={name} persona={person.persona} about={about} expected={expected}>
      <Row name="کد ملی" value={person.nationalId} />
      <Row name="تاریخ تولد" value={person.birthDate} />
      <Phones numbers={[person.mobile, ...person.otherMobiles ?? []]} />
      <Row name="کد پستی" value={person.postalCode} />
      <CardAndPhotos person={person} />
      <Email address={person.email} />
    </SampleCard>
  );
}
