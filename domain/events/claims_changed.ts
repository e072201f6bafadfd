/** Which of the attributes that services get differ between two states of an account. */
import type { Account } from "../identity/account.ts";
import { ATTRIBUTE_VALUES } from "../services/attribute_values.ts";
import { ATTRIBUTES } from "../services/attributes.ts";
import type { Fact } from "./facts.ts";

/** The fact of it, if there is one. */
export function claimsFact(former: Account, account: Account): Fact[] {
  const claims = ATTRIBUTES.filter((name) =>
    ATTRIBUTE_VALUES[name](former) !== ATTRIBUTE_VALUES[name](account)
  );
  return claims.length === 0 ? [] : [{ fact: "claims", claims }];
}
