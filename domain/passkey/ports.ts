import type { Ports } from "../ports.ts";
import type { SignInPorts } from "../sign_in/ports.ts";

/** Passkeys, and the sign-in that they end in. */
export type PasskeyPorts = SignInPorts & Pick<Ports, "passkeys">;
