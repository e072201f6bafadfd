/** Calls of the outside world to the window. */

export interface WindowClient {
  /** Redirects are not followed. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  close(): void;
}

/**
 * With the port at which the window listens on this machine, its name is not resolved: many
 * resolvers do not know the names below `localhost`.
 */
export function createWindowClient(port?: number): WindowClient {
  const client = port === undefined ? undefined : Deno.createHttpClient({
    proxy: { transport: "tcp", hostname: "127.0.0.1", port },
  });
  return {
    fetch: (url, init) => fetch(url, { ...init, redirect: "manual", client }),
    close: () => client?.close(),
  };
}
