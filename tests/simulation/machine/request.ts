/** The ID of a request carries its circumstances, so that invariants count from audit records. */
export interface Circumstances {
  /** The number that is typed. */
  person: string;
  network: string;
  /** The browser that the window knows it by, or the network. */
  source: string;
  /** A browser without any cookie of the window. */
  isStranger: boolean;
  /** One picture was read, and not two, from a place where no code is ever used. */
  isEasy: boolean;
  /** By the true time; nothing was read for this request before. 0: unknown. */
  askedAt: number;
}

export const requestIdOf = (
  { person, network, source, isStranger, isEasy, askedAt }: Circumstances,
): string =>
  [person, network, source, isStranger ? "stranger" : "", isEasy ? "easy" : "", askedAt].join("|");

/** Of a request whose circumstances do not matter. */
export const ANY_REQUEST = "|||||0";

export function readRequest(requestId = ANY_REQUEST): Circumstances {
  const [person, network, source, stranger, easy, askedAt] = requestId.split("|");
  const [isStranger, isEasy] = [stranger !== "", easy !== ""];
  return { person, network, source, isStranger, isEasy, askedAt: Number(askedAt) };
}
