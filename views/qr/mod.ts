import { qrEntryPage } from "./entry.tsx";
import { qrDonePage, qrPhonePage } from "./phone.tsx";
import { qrPage } from "./wait.tsx";

export const qrPages = {
  qr: qrPage,
  qrPhone: qrPhonePage,
  qrDone: qrDonePage,
  qrEntry: qrEntryPage,
};
