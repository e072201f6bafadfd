import { formReturnPage } from "./form_return.tsx";
import { problemPage } from "./problem.tsx";
import { restrictedPage } from "./restricted.tsx";

export const sitePages = {
  formReturn: formReturnPage,
  problem: problemPage,
  restricted: restrictedPage,
};
