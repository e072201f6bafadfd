/** What the failures of a connection mean for the call that met them. */
import postgres from "postgres";

/** The call had no effect and may be made again at once. */
export class PassingFailure extends Error {
  override name = "PassingFailure";
}

/** SQLSTATE, or the code of the operating system or of the library. */
const codeOf = (error: unknown): string => {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" ? code : "";
};

const isOfServer = (error: unknown) => error instanceof postgres.PostgresError;

/**
 * Another commit came first: serialization failure, which `kv_commit` raises by itself too,
 * deadlock, unique violation. Nothing was written.
 */
export const isConflict = (error: unknown): boolean =>
  isOfServer(error) && ["40001", "40P01", "23505"].includes(codeOf(error));

/** The server is no primary any more. Nothing was written. */
export const isReadOnly = (error: unknown): boolean =>
  isOfServer(error) && codeOf(error) === "25006";

/** The server had closed the connection: nothing of the call has left this machine. */
export const isUnsent = (error: unknown): boolean => codeOf(error) === "ERR_STREAM_WRITE_AFTER_END";

/** The connection is of no more use: broken, ended by the server, or to a standby. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error);
  if (isOfServer(error)) return /^(?:08|57P)/.test(code) || isReadOnly(error);
  // The other codes that begin with ERR_ are mistakes of a program.
  return /^(?!ERR_).|^ERR_(?:STREAM|SOCKET)_/.test(code);
}
