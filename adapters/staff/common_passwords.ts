/** The passwords that leaked most often, of @zxcvbn-ts; loaded when the first is judged. */
import type { IsCommonPassword } from "../../domain/staff/credential/password.ts";

export function createCommonPasswords(): IsCommonPassword {
  let loaded: Promise<ReadonlySet<string>> | undefined;
  return async (password) => (await (loaded ??= load())).has(password);
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}
