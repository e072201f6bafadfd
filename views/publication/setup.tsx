import type { Child } from "hono/jsx";
import { Facts } from "../components/facts.tsx";
import { Latin, NetAddress } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** What an agency sets on its side, by how its service gets to know who is there. */
export interface ServiceSetup {
  ways: readonly ("assertion" | "forward_auth" | "openid")[];
  /** Of the service: `aud`, and `client_id`. */
  id: string;
  /** Origin of the window. */
  issuer: string;
  /** Host of the service. */
  host: string;
}

export function Setup({ page, setup }: { page: Page; setup: ServiceSetup }) {
  const { texts: { deskService: { setup: texts } } } = page;
  const { ways, id, issuer, host } = setup;
  const at = (path: string) => <NetAddress>{issuer + path}</NetAddress>;
  const isIssuer: readonly [string, Child] = [texts.issuer, <Latin>{`iss = ${issuer}`}</Latin>];
  return (
    <>
      <h2>{texts.heading}</h2>
      {ways.includes("assertion") && (
        <>
          <p>{fill(texts.lead.assertion, { header: <Latin>X-Identity-Assertion</Latin> })}</p>
          <Facts
            facts={[
              [texts.audience, <Latin>{`aud = ${id}`}</Latin>],
              isIssuer,
              [texts.keys, at("/.well-known/jwks.json")],
              [
                texts.ask,
                ways.includes("forward_auth") && fill(texts.asked, {
                  path: <Latin>/_auth</Latin>,
                  host: at(""),
                  name: <NetAddress>{host}</NetAddress>,
                }),
              ],
            ]}
          />
        </>
      )}
      {ways.includes("openid") && (
        <>
          <p>{texts.lead.openid}</p>
          <Facts
            facts={[
              [texts.client, <Latin>{`client_id = ${id}`}</Latin>],
              isIssuer,
              [texts.discovery, at("/.well-known/openid-configuration")],
            ]}
          />
        </>
      )}
    </>
  );
}
