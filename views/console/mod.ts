import { peoplePage } from "./people.tsx";
import { personPage } from "./person.tsx";

/** What those who run the window see and do. */
export const consolePages = { people: peoplePage, person: personPage };
