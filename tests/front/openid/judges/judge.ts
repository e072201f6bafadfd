/** Does what lines of JSON ask of the sample, and answers each with a line of JSON. */
import { importPKCS8 } from "jose";
import { createSignIn } from "../../../../docs/openid/typescript/sign_in.ts";
import { readLines } from "../../samples/lines.ts";

const [issuer, clientId, key, keyId, redirectUri, scope] = Deno.args;
const privateKey = await importPKCS8(await Deno.readTextFile(key), "ES256");
const site = createSignIn({ issuer, clientId, privateKey, keyId, redirectUri, scope });

// deno-lint-ignore no-explicit-any
const TASKS: Record<string, (task: any) => Promise<object>> = {
  begin: ({ level, max_age: maxAge, prompt }) => site.begin({ level, maxAge, prompt }),
  async finish({ query, pending }) {
    const { claims, idToken, accessToken } = await site.finish(query, pending);
    return { claims, id_token: idToken, access_token: accessToken };
  },
  person: async ({ access_token, sub }) => ({ claims: await site.person(access_token, sub) }),
  sign_out: async ({ id_token, return_to }) => ({
    url: await site.signOutUrl(id_token, return_to),
  }),
  ended: ({ logout_token }) => site.ended(logout_token),
};

for await (const line of readLines(Deno.stdin.readable)) {
  const task = JSON.parse(line);
  const answer = await TASKS[task.do](task).catch((error) => ({
    refused: String(error),
    ...error.error && { error: error.error },
  }));
  await Deno.stdout.write(new TextEncoder().encode(`${JSON.stringify(answer)}\n`));
}
