import assert from "node:assert/strict";
import { createUploadPlaces } from "../../../routes/assurance/upload_places.ts";

Deno.test("a person has one slot, all people together a few, and each is given back", () => {
  const places = createUploadPlaces({ total: 2 });
  {
    using _first = place("zahra");
    assert.equal(places.enter("zahra"), "sending");
    using _second = place("ali");
    assert.equal(places.enter("sara"), "busy");
    assert.equal(places.enter("ali"), "sending", "told first, since it is about them");
  }
  using _third = place("zahra");
  using _fourth = place("sara");

  function place(person: string): Disposable {
    const place = places.enter(person);
    assert.ok(typeof place === "object", `${person}: ${place}`);
    return place;
  }
});
