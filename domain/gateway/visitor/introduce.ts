/** The headers that introduce a visitor to a service. */
import type { Service } from "../../services/service.ts";
import type { Assertions } from "./assertion.ts";
import type { Visitor } from "./visitor.ts";
import { identityHeaders } from "./identity_headers.ts";
import { namedHeaders } from "./named_headers.ts";
import type { HeaderList } from "../headers/request_headers.ts";

/**
 * The signed assertion; unless the service wants only that, the plain headers; and those that it has
 * named itself. The list is shared: do not modify it.
 */
export async function introduce(
  assertions: Assertions,
  visitor: Visitor,
  service: Service,
): Promise<Readonly<HeaderList>> {
  const assertion = await assertions.assertionFor(visitor, service);
  const last = visitor.introduction;
  if (last?.service === service && last.assertion === assertion) return last.headers;
  const headers: HeaderList = [
    ["X-Identity-Assertion", assertion],
    ...identityHeaders(visitor.identity, service),
    ...namedHeaders(visitor.identity, service),
  ];
  visitor.introduction = { service, assertion, headers };
  return headers;
}
