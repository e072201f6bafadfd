/** The access token of a request (RFC 6750 §2.1); `undefined` without one in that form. */
export const bearerToken = (authorization: string | undefined): string | undefined =>
  /^bearer ([\w~+/.-]+=*)$/i.exec(authorization ?? "")?.[1];
