import { cardNumberOf } from "../people/cards.ts";
import type { Person } from "../people/person.ts";
import { Row } from "./sample_card.tsx";

/** Rows of a person's card with what level 3 needs. */
export function CardAndPhotos({ person }: { person: Person }) {
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
