/** What a sign-in consists of, spread over its requests (docs/performance.md). */
export const REQUESTS = 11;

const WHOLE = { reads: 28, commits: 7, records: 33, calls: 4 };

/** What this request has of them; `records`: of its commit, if it has one. */
export function spread(request: number): { reads: number; records: number; calls: number } {
  const part = (whole: number, of = REQUESTS, at = request) =>
    Math.floor(whole * (at + 1) / of) - Math.floor(whole * at / of);
  const commitsBefore = Math.floor(WHOLE.commits * request / REQUESTS);
  const hasCommit = part(WHOLE.commits) === 1;
  return {
    reads: part(WHOLE.reads),
    records: hasCommit ? part(WHOLE.records, WHOLE.commits, commitsBefore) : 0,
    calls: part(WHOLE.calls),
  };
}
