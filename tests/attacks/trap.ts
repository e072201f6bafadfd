/** A port of this machine that nothing may connect to. */
export interface Trap extends Disposable {
  port: number;
  caught(): boolean;
}

export function setTrap(): Trap {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let caught = false;
  listener.accept().then((socket) => {
    caught = true;
    socket.close();
  }, () => {});
  return {
    port: listener.addr.port,
    caught: () => caught,
    [Symbol.dispose]: () => listener.close(),
  };
}
