/** One account a person, one person an account, one account a number. */
import type { Account } from "../../../domain/identity/account.ts";
import { numberOf } from "../machine/people.ts";
import { type Broke, valuesOf, type Watcher } from "./watcher.ts";

export function accounts(broke: Broke): Watcher {
  const byPerson = new Map<string, string>();
  const people = new Map<string, string>();
  const mobiles = new Map<string, string>();
  const holders = new Map<string, Set<string>>();

  function move({ id, mobile }: Account) {
    const former = mobiles.get(id);
    if (former !== undefined) holders.get(former)?.delete(id);
    mobiles.delete(id);
    if (mobile === undefined) return;
    mobiles.set(id, mobile);
    if (!holders.has(mobile)) holders.set(mobile, new Set());
    holders.get(mobile)!.add(id);
  }

  return {
    committed({ done }) {
      const written = valuesOf<Account>(done, "account");
      for (const account of written) {
        const person = numberOf(account.identity);
        const known = byPerson.get(person) ?? account.id;
        if (known !== account.id) broke("one account a person", `${person} has another account`);
        const before = people.get(account.id) ?? person;
        if (before !== person) broke("one person an account", `${account.id} changed hands`);
        byPerson.set(person, known);
        people.set(account.id, before);
        move(account);
      }
      for (const { mobile } of written) {
        if (mobile === undefined || holders.get(mobile)!.size < 2) continue;
        broke("one person an account", `two accounts have ${mobile}`);
      }
    },
  };
}
