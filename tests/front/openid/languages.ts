/** How each language runs its sample of docs/openid/, with a judge around it. */
import { outputOf } from "../../support/command.ts";
import { ROOT } from "../../support/sources.ts";

export interface Language {
  name: string;
  /** Programs and paths that the machine must have. */
  needs: string[];
  /** Prepares the folder, where that is needed, in which the command runs. */
  prepare?(folder: string): Promise<void>;
  /** It takes issuer, client ID, key file, key ID, redirect address and scope. */
  command(folder: string): string[];
}

const pathOf = (path: string) => new URL(path, ROOT).pathname;
const SAMPLES = pathOf("docs/openid/");
const JUDGES = pathOf("tests/front/openid/judges/");
const PHP = "php8.2";
const PYTHON = "/usr/bin/python3";
const PACKAGES = "/usr/lib/python3/dist-packages";

export const LANGUAGES: readonly Language[] = [
  {
    name: "TypeScript",
    needs: [],
    command: () => [Deno.execPath(), "run", "--no-check", "-A", `${JUDGES}judge.ts`],
  },
  {
    name: "Python",
    needs: [PYTHON, `${PACKAGES}/jwt`, `${PACKAGES}/cryptography`],
    command: () => [PYTHON, "-B", `${JUDGES}judge.py`, `${SAMPLES}python`],
  },
  {
    name: "PHP",
    needs: [PHP],
    command: (folder) => [PHP, `${JUDGES}judge.php`, `${SAMPLES}php`, `${folder}/keys.json`],
  },
  {
    name: "Java",
    needs: ["java", "javac"],
    async prepare(folder) {
      const sources = [
        `${SAMPLES}java/SignIn.java`,
        pathOf("docs/samples/Json.java"),
        `${JUDGES}judge.java`,
      ];
      const args = ["-encoding", "UTF-8", "-Xlint:all", "-Werror", "-d", folder, ...sources];
      const { success, stderr } = await outputOf("javac", args);
      if (!success) throw new Error(stderr);
    },
    command: (folder) => ["java", "-cp", folder, "Judge"],
  },
];
