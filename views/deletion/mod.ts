import { deletionPage } from "./deletion.tsx";

export const deletionPages = { deletion: deletionPage };
