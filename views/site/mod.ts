import { problemPage } from "./problem.tsx";
import { restrictedPage } from "./restricted.tsx";

export const sitePages = { problem: problemPage, restricted: restrictedPage };
