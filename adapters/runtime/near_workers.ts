/**
 * The other workers of this process: they are told of ended sessions within a millisecond. Only a
 * hint, since other processes hear by the store (docs/decisions/0230).
 */
export interface NearWorkers {
  /** Nothing is sent to this worker itself. */
  tell(accountIds: readonly string[]): void;
  onTold(listener: (accountIds: readonly string[]) => void): void;
  close(): void;
}

/** `name`: what these workers have in common, and no other program in this process. */
export function createNearWorkers(name: string): NearWorkers {
  const channel = new BroadcastChannel(`panjereh sessions ${name}`);
  let isClosed = false;
  return {
    tell(accountIds) {
      // A sign-out may be answered while the program stops.
      if (!isClosed) channel.postMessage(accountIds);
    },
    onTold(listener) {
      channel.onmessage = ({ data }: MessageEvent<readonly string[]>) => listener(data);
    },
    close() {
      isClosed = true;
      channel.close();
    },
  };
}
