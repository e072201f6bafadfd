/**
 * The text that `deno task start` prints once it is up: the URLs, a person to sign in as, the first
 * thing to try.
 */
import type { Sandbox } from "./mod.ts";
import { serviceUrl } from "./service_url.ts";

export function greeting({ window, sandbox }: { window: string; sandbox: Sandbox }): string {
  const [first] = sandbox.people;
  const people = sandbox.people.map(({ persona, mobile, birthDate, postalCode, ...person }) => {
    const id = (person.nationalId || person.fidaCode!).padEnd(11);
    return `  ${persona.padEnd(24)} ${mobile}  ${id}  ${birthDate}  ${postalCode}`;
  });
  return `
Panjereh is up, with a simulated outside world.

  The window       ${window}/
  Sample people    ${sandbox.origin}/          (their phones, faults to switch on)
  A service        ${serviceUrl(window, "insurance")}
  The desk         ${
    serviceUrl(window, "desk")
  }  (staff and their codes: ${sandbox.origin}/?open=desk)
  A site           ${sandbox.libraryOrigin}/  (not behind the gateway: OpenID Connect)

Try this first: open the service, sign in as ${first.persona} with mobile ${first.mobile},
and read the code on ${sandbox.origin}/phones/${first.mobile}

  ${"persona".padEnd(24)} mobile       national ID  birth date  postal code
${people.join("\n")}

Stop with Ctrl+C. Everything is kept in the data folder and is there at the next start.
`;
}
