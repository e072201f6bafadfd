/**
 * Enough people for ten sign-ins a second, although each waits a minute between two codes. Imported
 * before the sandbox, which reads its samples once.
 */
import { SAMPLES } from "../../adapters/sandbox/people/sample_people.ts";
import { parseNationalId } from "../../domain/identity/national_id.ts";

export const PERSONA = "one-of-many";
const COUNT = 4000;

const nationalIdOf = (index: number): string => {
  const digits = `9995${String(index).padStart(5, "0")}`;
  const all = Array.from({ length: 10 }, (_, last) => digits + last);
  return all.find((one) => "nationalId" in parseNationalId(one))!;
};

const [{ person, about, expected }] = SAMPLES;
SAMPLES.push(...Array.from({ length: COUNT }, (_, index) => ({
  person: {
    ...person,
    nationalId: nationalIdOf(index),
    mobile: `0912100${String(index).padStart(4, "0")}`,
    postalCode: person.postalCode,
    email: "",
    persona: PERSONA,
  },
  about,
  expected,
})));
