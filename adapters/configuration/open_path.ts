/** Files and folders that are more open to other users than they should be. */
export interface OpenPath {
  /** The setting that names it. */
  setting: string;
  path: string;
  /** Permissions, in octal digits. */
  mode: string;
}

export const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o022;

export function openPath(setting: string, path: string, mode: number): OpenPath {
  return { setting, path, mode: (mode & 0o777).toString(8) };
}

/** Others could put a store of their own in place of ours. */
export async function openDataDir(path: string): Promise<OpenPath[]> {
  try {
    const { mode } = await Deno.stat(path);
    return mode && mode & OTHERS_WRITE ? [openPath("DATA_DIR", path, mode)] : [];
  } catch {
    // It is created with its own mode, or its absence of permissions is told when it is opened.
    return [];
  }
}
