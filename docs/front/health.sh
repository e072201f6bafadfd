#!/bin/sh
# Keeps requests away from processes of Panjereh that are not ready, in the upstream of the front, as long as another
# one is:
#
#   health.sh 127.0.0.1:8000 127.0.0.1:8001
#
# nginx of Debian notices only a process that does not answer. One that cannot reach the store does answer, with 503.
# It becomes a backup: if the others break off, the front does not wait for the next round to use it. If none is ready,
# all are used: they still serve people who are signed in. Does nothing while restart.sh runs.
set -eu
conf=${CONF:-/etc/nginx/nginx.conf}
nginx=${NGINX:-nginx}
# nginx itself takes it for sockets that it inherits.
unset NGINX
# Seconds between two rounds, and for one answer.
every=${EVERY:-2}
patience=${PATIENCE:-3}

answers() {
  curl -fsS -o /dev/null --max-time "$patience" "http://$1/readyz" 2>/dev/null
}

mark() {
  sed -i -E "s/^( *server $1)( down| backup)?;/\1$2;/" "$conf"
}

round() {
  ready=
  for address; do
    # One failure may be chance.
    if answers "$address" || answers "$address"; then ready="$ready $address"; fi
  done
  before=$(cat "$conf")
  for address; do
    case " ${ready:-$*} " in
      *" $address "*) mark "$address" "" ;;
      *) mark "$address" " backup" ;;
    esac
  done
  [ "$before" != "$(cat "$conf")" ] || return 0
  $nginx -t -q
  $nginx -s reload
  echo "In use: ${ready:-$* (none is ready)}"
}

# Without it nobody would seem ready.
command -v curl >/dev/null || { echo "there is no curl: apt install curl" >&2; exit 2; }
for address; do
  grep -qE "^ *server $address( down| backup)?;" "$conf" || { echo "$conf has no server $address" >&2; exit 2; }
done
exec 9>"$conf.lock"
while sleep "$every"; do
  flock 9
  round "$@"
  flock -u 9
done
