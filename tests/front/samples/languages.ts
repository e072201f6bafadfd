/** How each language runs its sample: a judge around the file reads tokens and answers verdicts. */
import { outputOf } from "../../support/command.ts";
import { ROOT } from "../../support/sources.ts";

export interface Language {
  name: string;
  /** Programs and paths that the machine must have. */
  needs: string[];
  /** Refuses once its keys are five minutes old and cannot be fetched; the others go on with them. */
  forgets?: boolean;
  /** Prepares the folder, where that is needed, in which the command runs. */
  prepare?(folder: string): Promise<void>;
  /** It takes issuer and audience. */
  command(folder: string): string[];
  environment?(folder: string): Record<string, string>;
}

const SAMPLES = new URL("docs/samples/", ROOT).pathname;
const JUDGES = new URL("tests/front/samples/judges/", ROOT).pathname;
const PHP = "php8.2";
const PYTHON = "/usr/bin/python3";
const PACKAGES = "/usr/lib/python3/dist-packages";

export const LANGUAGES: readonly Language[] = [
  {
    name: "TypeScript",
    needs: [],
    forgets: true,
    command: () => [Deno.execPath(), "run", "--no-check", "--allow-net", `${JUDGES}judge.ts`],
  },
  {
    name: "Python",
    needs: [PYTHON, `${PACKAGES}/jwt`, `${PACKAGES}/cryptography`],
    command: () => [PYTHON, "-B", `${JUDGES}judge.py`, SAMPLES],
  },
  {
    name: "PHP",
    needs: [PHP],
    command: (folder) => [PHP, `${JUDGES}judge.php`, SAMPLES, `${folder}/keys.json`],
  },
  {
    name: "Java",
    needs: ["java", "javac"],
    async prepare(folder) {
      const sources = [`${SAMPLES}Assertion.java`, `${SAMPLES}Json.java`, `${JUDGES}judge.java`];
      const args = ["-encoding", "UTF-8", "-Xlint:all", "-Werror", "-d", folder, ...sources];
      const { success, stderr } = await outputOf("javac", args);
      if (!success) throw new Error(stderr);
    },
    command: (folder) => ["java", "-cp", folder, "Judge"],
  },
  {
    name: "Go",
    needs: ["go"],
    async prepare(folder) {
      await Deno.mkdir(`${folder}/identity`);
      await Deno.writeTextFile(`${folder}/go.mod`, "module sample\n\ngo 1.19\n");
      await Deno.copyFile(`${SAMPLES}assertion.go`, `${folder}/identity/assertion.go`);
      await Deno.copyFile(`${JUDGES}judge.go`, `${folder}/judge.go`);
    },
    command: () => ["go", "run", "."],
    environment: (folder) => ({
      ...{ GOCACHE: `${folder}/cache`, GOPATH: `${folder}/path` },
      ...{ GOPROXY: "off", GOTMPDIR: folder },
    }),
  },
];
