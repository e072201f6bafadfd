/**
 * Takes the write lock of a SQLite file, prints "locked", and keeps it until standard input ends.
 */
import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(Deno.args[0]);
database.exec("PRAGMA busy_timeout = 5000");
database.exec("BEGIN IMMEDIATE");
await Deno.stdout.write(new TextEncoder().encode("locked\n"));
for await (const _ of Deno.stdin.readable);
database.exec("ROLLBACK");
database.close();
