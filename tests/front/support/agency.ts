/** An agency whose answers are as large as asked. */

/**
 * `/head/<bytes>` answers with a head of that size, `/body/<bytes>` with such a body; others tell
 * how many bytes of a body were received.
 */
export function createSizedAgency() {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const [, kind, bytes] = /\/(head|body)\/(\d+)$/.exec(request.url) ?? [];
    const size = Number(bytes);
    if (kind === "head") {
      // Half of it in cookies.
      const headers = new Headers({ "x-large": "z".repeat(size / 2) });
      for (let n = 0; n < 8; n++) headers.append("set-cookie", `a${n}=${"y".repeat(size / 16)}`);
      return new Response("whole", { headers });
    }
    if (kind === "body") return new Response(new Uint8Array(size));
    let received = 0;
    for await (const chunk of request.body ?? []) received += chunk.length;
    return Response.json({ received });
  });
  return {
    origin: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
