import type { SignInPorts } from "../sign_in/ports.ts";

/** Sign-in by QR: it ends in a session like any other sign-in. */
export type QrPorts = SignInPorts;
