import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file of this machine's, made when it is not there; nobody else holds it, in any process or thread, until disposed. */
export function holdSharedFile(name: string): Deno.FsFile {
  const path = join(tmpdir(), `panjereh_${name}`);
  const file = Deno.openSync(path, { read: true, write: true, create: true });
  file.lockSync(true);
  return file;
}
