/** `serve` and addresses that no agency may name, in a namespace of its own. */
import { fileURLToPath } from "node:url";
import { outputOf } from "../../support/command.ts";
import type { Finding } from "../scenario.ts";

const INSIDE = fileURLToPath(new URL("in_namespace.ts", import.meta.url));

/** A file of names of its own lies over that of the machine. */
const ENTER = `set -e
cp /etc/hosts "$FOLDER/hosts"
mount --bind "$FOLDER/hosts" /etc/hosts
exec "$DENO" run -A --no-check "$INSIDE"`;

export async function nameForbiddenAddresses(): Promise<Finding[]> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    const env = { FOLDER: folder, DENO: Deno.execPath(), INSIDE };
    const { success, stdout, stderr } = await outputOf("unshare", ["-rnm", "sh", "-c", ENTER], {
      env,
    });
    if (!success) throw new Error(`In the namespace: ${stderr}`);
    return JSON.parse(stdout.trim().split("\n").at(-1)!);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
