import { pushPage } from "./push.tsx";

export const pushPages = { push: pushPage };
