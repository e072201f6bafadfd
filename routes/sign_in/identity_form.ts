/** The identity page's two tabs as a form: parsing, and the values to show again. */
import type { IdentityErrors } from "../../domain/sign_in/parse_identity.ts";
import type {
  TypedForeigner,
  TypedIdentity,
  TypedIranian,
} from "../../domain/journey/transaction.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

type IdentityProps = PageProps<"identity">;

const NOTHING = { day: "", month: "", year: "" };
const EMPTY_IRANIAN: TypedIranian = { kind: "iranian", nationalId: "", ...NOTHING };
const EMPTY_FOREIGNER: TypedForeigner = {
  kind: "foreign",
  fidaCode: "",
  documentKind: "",
  documentNumber: "",
  ...NOTHING,
};

export async function readIdentityForm(visit: Visit): Promise<TypedIdentity> {
  const form = await visit.form([
    "kind",
    "national_id",
    "fida_code",
    "document_kind",
    "document_number",
    "birth_day",
    "birth_month",
    "birth_year",
  ]);
  const date = { day: form.birth_day, month: form.birth_month, year: form.birth_year };
  if (form.kind !== "foreign") {
    return { kind: "iranian", nationalId: form.national_id, ...date };
  }
  return {
    kind: "foreign",
    fidaCode: form.fida_code,
    documentKind: form.document_kind,
    documentNumber: form.document_number,
    ...date,
  };
}

/** The values of the tab: those typed on it before, otherwise empty. */
export function fieldsOfTab(tab: string | undefined, typed?: TypedIdentity): TypedIdentity {
  const kind = tab ?? typed?.kind;
  if (kind === "foreign") return typed?.kind === "foreign" ? typed : EMPTY_FOREIGNER;
  return typed && typed.kind !== "foreign" ? typed : EMPTY_IRANIAN;
}

export function identityProps(
  typed: TypedIdentity,
  more: { errors?: IdentityErrors; failure?: IdentityProps["failure"] },
): IdentityProps {
  const { day: birthDay, month: birthMonth, year: birthYear } = typed;
  const shown = { birthDay, birthMonth, birthYear, ...more };
  if (typed.kind !== "foreign") return { nationalId: typed.nationalId, ...shown };
  const { fidaCode, documentKind, documentNumber } = typed;
  return { nationalId: "", foreign: { fidaCode, documentKind, documentNumber }, ...shown };
}
