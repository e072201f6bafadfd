import { changesPage } from "./changes.tsx";
import { postalCodeChangePage } from "./postal_code.tsx";

export const profilePages = {
  postalCodeChange: postalCodeChangePage,
  changes: changesPage,
};
