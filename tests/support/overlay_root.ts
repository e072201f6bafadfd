/**
 * A root file system for installing packages: this machine's, with everything that is written kept
 * apart, in memory, and gone at the end. Needs root.
 */
import { outputOf } from "./command.ts";

/** `$SPACE` is an empty folder, `$SCRIPT` runs inside, `$FILE` is there as /file. */
const ENTER = `set -e
mount -t tmpfs tmpfs "$SPACE"
mkdir "$SPACE/written" "$SPACE/work" "$SPACE/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$SPACE/written,workdir=$SPACE/work" "$SPACE/root"
[ -z "$FILE" ] || cp "$FILE" "$SPACE/root/file"
mount -t tmpfs tmpfs "$SPACE/root/run"
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
  chroot "$SPACE/root" sh -c "$SCRIPT"`;

/** The mounts are of a namespace that ends with the script. */
export async function runInOverlay(script: string, { space, file = "" }: {
  space: string;
  file?: string;
}) {
  const env = { SPACE: space, FILE: file, SCRIPT: script };
  return await outputOf("unshare", ["-m", "sh", "-c", ENTER], { env });
}

/** Containers often forbid mounts, even to root. */
export async function unlessOverlay(): Promise<{ ignore: boolean; note: string }> {
  const space = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    const { success } = await runInOverlay("true", { space });
    if (success) return { ignore: false, note: "" };
  } catch {
    // No such program.
  } finally {
    await Deno.remove(space, { recursive: true });
  }
  return { ignore: true, note: " [SKIPPED: needs root, and a machine that lets it mount]" };
}
