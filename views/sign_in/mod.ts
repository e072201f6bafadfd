import { codePage } from "./code.tsx";
import { confirmPage } from "./confirm.tsx";
import { identityPage } from "./identity.tsx";
import { mobilePage } from "./mobile.tsx";
import { postalCodePage } from "./postal_code.tsx";
import { refusedPage } from "./refused.tsx";
import { returningPage } from "./returning.tsx";

export const signInPages = {
  mobile: mobilePage,
  code: codePage,
  returning: returningPage,
  identity: identityPage,
  refused: refusedPage,
  confirm: confirmPage,
  postalCode: postalCodePage,
};
