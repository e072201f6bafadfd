import { changesPage } from "./changes.tsx";
import { connectedPage } from "./connected.tsx";
import { looksPage } from "./looks.tsx";
import { myDataPage } from "./my_data.tsx";
import { postalCodeChangePage } from "./postal_code.tsx";
import { receiptsPage } from "./receipts.tsx";

export const profilePages = {
  postalCodeChange: postalCodeChangePage,
  changes: changesPage,
  connected: connectedPage,
  receipts: receiptsPage,
  looks: looksPage,
  myData: myDataPage,
};
