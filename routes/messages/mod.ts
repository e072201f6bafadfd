/** Letters of agencies: the list, which has dossiers too, and each letter. */
import type { Site } from "../site/groups.ts";
import { mountLetter } from "./letter.ts";
import { mountLetterFiles } from "./letter_files.ts";
import { mountLetters } from "./letters.ts";

export function mountMessages(site: Site): void {
  mountLetters(site);
  mountLetter(site);
  mountLetterFiles(site);
}
