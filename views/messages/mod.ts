import { letterPage } from "./letter.tsx";
import { lettersPage } from "./letters.tsx";

export const messagesPages = {
  letters: lettersPage,
  letter: letterPage,
};
