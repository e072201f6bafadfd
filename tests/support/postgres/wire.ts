/** A wire to a cluster that can be cut, or lose the server's answers. */

export interface Wire extends AsyncDisposable {
  port: number;
  /** Answers get lost from now on; what is asked still arrives. */
  mute(): void;
  /** Nothing passes from now on, in either direction; new connections are taken and hear nothing. */
  drop(): void;
  /** Ends all connections; new ones are whole. */
  cut(): void;
}

export function startWire(target: { port: number }): Wire {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const open = new Set<Deno.Conn>();
  let loses: "nothing" | "answers" | "all" = "nothing";

  async function pass(from: Deno.Conn, to: Deno.Conn, isAnswer: boolean): Promise<void> {
    const part = new Uint8Array(65_536);
    try {
      for (let count; (count = await from.read(part)) !== null;) {
        if (loses === "all" || isAnswer && loses === "answers") continue;
        for (let done = 0; done < count;) done += await to.write(part.subarray(done, count));
      }
    } catch {
      // Cut.
    }
    for (const end of [from, to]) close(end);
  }

  function close(end: Deno.Conn): void {
    if (open.delete(end)) end.close();
  }

  async function serve(): Promise<void> {
    const passing: Promise<void>[] = [];
    for await (const client of listener) {
      const server = await Deno.connect({ hostname: "127.0.0.1", port: target.port })
        .catch(() => client.close());
      if (!server) continue;
      for (const end of [client, server]) open.add(end);
      passing.push(pass(client, server, false), pass(server, client, true));
    }
    await Promise.all(passing);
  }
  const served = serve();

  function cut(): void {
    loses = "nothing";
    for (const end of open) close(end);
  }

  return {
    port: (listener.addr as Deno.NetAddr).port,
    mute: () => void (loses = "answers"),
    drop: () => void (loses = "all"),
    cut,
    async [Symbol.asyncDispose]() {
      listener.close();
      cut();
      await served;
    },
  };
}
