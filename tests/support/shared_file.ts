import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file that all tests of one run share, made when it is not there; no other process or thread holds it until it is disposed. */
export function holdSharedFile(name: string): Deno.FsFile {
  const path = join(tmpdir(), `panjereh_${name}`);
  const file = Deno.openSync(path, { read: true, write: true, create: true });
  file.lockSync(true);
  return file;
}
