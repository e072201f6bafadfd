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
}

export const requestIdOf = (
  { person, network, source, isStranger, isEasy }: Circumstances,
): string =>
  [person, network, source, isStranger ? "stranger" : "", isEasy ? "easy" : ""].join("|");

export function readRequest(requestId = "||||"): Circumstances {
  const [person, network, source, stranger, easy] = requestId.split("|");
  return { person, network, source, isStranger: stranger !== "", isEasy: easy !== "" };
}
