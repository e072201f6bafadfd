/** An application enters, changes or leaves a list; whoever has read the list can know of it. */
import type { Write } from "../../platform/commit.ts";
import {
  type ListedApplication,
  listedApplicationRecord,
  type ListScope,
  listVersionRecord,
  partOf,
  partVersionRecord,
} from "../application.ts";

type Place = Pick<ListedApplication, "id" | "agencyId" | "state">;

/** `act`: the ID of the line in the history. */
export function setListLine(write: Write, line: ListedApplication, act: string): void {
  for (const scope of scopesOf(line)) {
    write.set(listedApplicationRecord(scope, line.state, line.id), line);
    tellChange(write, { scope, ...line }, act);
  }
}

export function deleteListLine(write: Write, place: Place, act: string): void {
  for (const scope of scopesOf(place)) {
    write.delete(listedApplicationRecord(scope, place.state, place.id));
    tellChange(write, { scope, ...place }, act);
  }
}

const scopesOf = ({ agencyId }: Place): ListScope[] => ["all", { agencyId }];

function tellChange(
  write: Write,
  { scope, state, id }: { scope: ListScope } & Pick<Place, "state" | "id">,
  act: string,
): void {
  write.set(listVersionRecord(scope, state), act)
    .set(partVersionRecord(scope, state, partOf(id)), act);
}
