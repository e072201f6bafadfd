/**
 * A minimal answerer of `auth_request`: sessions in memory. Arguments: port, file of the cookies.
 */
const [port, file] = Deno.args;
const people = new Map(
  (await Deno.readTextFile(file)).trim().split("\n").map((cookie, index) => [cookie, index]),
);
Deno.serve({ port: Number(port), hostname: "127.0.0.1", onListen() {} }, ({ headers }) => {
  const person = people.get(headers.get("cookie") ?? "");
  if (person === undefined) return new Response(null, { status: 401 });
  return new Response(null, { status: 204, headers: { "x-identity-subject": `person-${person}` } });
});
