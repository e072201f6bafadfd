-- One table for all records. The order of keys is that of bytes (key_order.ts); `version` is drawn
-- at random for each commit, so that neither a failover nor a restored sequence repeats one.
create table kv (
  key bytea primary key,
  value text not null,
  version bigint not null,
  -- Milliseconds since 1970 by the clock of the gateway that wrote it; null: kept for good.
  expires_at bigint
) with (fillfactor = 80);

create index kv_expires_at on kv (expires_at) where expires_at is not null;

-- A commit in one round trip. The n-th elements of all lists belong together, keys in ascending
-- order, each once: locks are always taken in the same order, so commits wait but do not deadlock.
--   checks: null: none; 0: the key must be absent; otherwise the version that it must have
--   writes: 0: none; 1: set; 2: delete
-- Returns 0, or the place of the first key whose check failed: then nothing was written. Where
-- something had been written already, an error with that place rolls it back. A block that catches
-- it here would need a second transaction ID for each commit.
create function kv_commit(
  keys bytea[], checks bigint[], writes smallint[], data text[], ends bigint[], next bigint
) returns integer language plpgsql as $$
declare
  written boolean := false;
begin
  for here in 1 .. cardinality(keys) loop
    if checks[here] is null and writes[here] = 1 then
      insert into kv (key, value, version, expires_at)
        values (keys[here], data[here], next, ends[here])
        on conflict (key) do update set value = excluded.value, version = excluded.version,
          expires_at = excluded.expires_at;
    elsif checks[here] is null then
      delete from kv where key = keys[here];
      written := true;
      continue;
    elsif checks[here] = 0 then
      -- Also where nothing is to be written: only a row keeps others from writing the key now.
      insert into kv (key, value, version, expires_at)
        values (keys[here], coalesce(data[here], ''), next, ends[here])
        on conflict (key) do nothing;
    elsif writes[here] = 1 then
      update kv set value = data[here], version = next, expires_at = ends[here]
        where key = keys[here] and version = checks[here];
    elsif writes[here] = 2 then
      delete from kv where key = keys[here] and version = checks[here];
    else
      perform from kv where key = keys[here] and version = checks[here] for share;
    end if;
    if not found and written then
      raise exception using errcode = '40001', message = here;
    elsif not found then
      return here;
    end if;
    written := true;
  end loop;
  for here in 1 .. cardinality(keys) loop
    if checks[here] = 0 and writes[here] <> 1 then
      delete from kv where key = keys[here];
    end if;
  end loop;
  return 0;
end $$;
