import { cardNumberOf } from "../cards.ts";
import type { Person } from "../person.ts";

/** What one needs for level 3; rows of a person's card. */
export function CardAndPhotos({ person }: { person: Person }) {
  const { persona } = person;
  return (
    <>
      <dt>کارت بانکی</dt>
      <dd>
        <bdi>{cardNumberOf(person)}</bdi>
      </dd>
      <dt>تصویر چهره</dt>
      <dd>
        <a href={`/photos/${persona}.png`} download>از خودش</a>،{" "}
        <a href={`/photos/${persona}-screen.png`} download>از روی صفحه</a>
      </dd>
    </>
  );
}
