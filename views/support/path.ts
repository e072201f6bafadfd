import type { Page } from "../components/page.ts";

/** Where one's own questions are: at the window, or at the desk, whose `/support` answers them. */
export const questionsPath = ({ context }: Page): string => context.desk ? "/help" : "/support";
