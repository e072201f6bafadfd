/** What those who run the window see and do. */
import type { DeskGroups } from "../desk/groups.ts";
import { mountPeople } from "./people.ts";

export function mountConsole(desk: DeskGroups): void {
  mountPeople(desk);
}
