/**
 * What the browser sends of an authenticator's answer, as JSON (W3C Web Authentication Level 3
 * §5.1.8): only its form is judged here. All values are base64url.
 */
import { z } from "zod";

const text = (max: number) => z.string().regex(/^[\w-]+$/).max(max);

const client = { clientDataJSON: text(2048) };
/** At most 1023 bytes (§4, "Credential ID"). */
const credential = { id: text(1364), type: z.literal("public-key") };

const addedSchema = z.object({
  ...credential,
  response: z.object({ ...client, attestationObject: text(6144) }),
});

const usedSchema = z.object({
  ...credential,
  response: z.object({
    ...client,
    authenticatorData: text(2048),
    signature: text(1024),
    /** Discoverable credentials always have one (§5.1.4.2); at most 64 bytes. */
    userHandle: text(86),
  }),
});

export type AddedResponse = z.infer<typeof addedSchema>;
export type UsedResponse = z.infer<typeof usedSchema>;

/** `null`: none of our pages sends this. */
export const parseAdded = (json: string): AddedResponse | null => parse(addedSchema, json);
export const parseUsed = (json: string): UsedResponse | null => parse(usedSchema, json);

/** The challenge that was answered; empty if there is none. */
export function challengeIn(
  { response: { clientDataJSON } }: { response: { clientDataJSON: string } },
): string {
  const { challenge } = parse(clientData, decode(clientDataJSON) ?? "") ?? { challenge: "" };
  return decode(challenge) ?? "";
}

const clientData = z.object({ challenge: z.string().max(200) });

function parse<T>(schema: z.ZodType<T>, json: string): T | null {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

function decode(value: string): string | null {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(value, { alphabet: "base64url" }));
  } catch {
    return null;
  }
}
