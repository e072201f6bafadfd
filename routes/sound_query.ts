/**
 * The request with a query in UTF-8. Hono decodes the query at each reading and throws an exception
 * within for each escape that is no UTF-8, so that 60 KB of them would take seconds.
 */
export function withSoundQuery(request: Request): Request {
  const { url } = request;
  const mark = url.indexOf("?");
  if (mark < 0) return request;
  const query = url.slice(mark + 1);
  try {
    decodeURIComponent(query);
    return request;
  } catch {
    return new Request(`${url.slice(0, mark)}?${new URLSearchParams(query)}`, request);
  }
}
