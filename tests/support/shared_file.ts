import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A file shared by all tests of one run, created if absent, and locked against other processes and
 * threads until disposed.
 */
export function holdSharedFile(name: string): Deno.FsFile {
  const path = join(tmpdir(), `panjereh_${name}`);
  const file = Deno.openSync(path, { read: true, write: true, create: true });
  file.lockSync(true);
  return file;
}
