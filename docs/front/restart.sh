#!/bin/sh
# Restarts the processes of Panjereh one after the other, so that no request fails:
#
#   restart.sh 127.0.0.1:8000=panjereh@1 127.0.0.1:8001=panjereh@2
#
# Each is taken out of the upstream of the front, restarted, and put back once it is ready. Ends at the first one that
# does not come up, which stays out: the others serve on.
set -eu
conf=${CONF:-/etc/nginx/nginx.conf}
nginx=${NGINX:-nginx}
# nginx itself takes it for sockets that it inherits.
unset NGINX
restart=${RESTART:-systemctl restart}
# Seconds.
drain=${DRAIN:-15}
patience=${PATIENCE:-120}

# Until its old workers have ended, the front may still send requests as before. Those that take longer than the limit
# carry streams, WebSockets or slow readers: Panjereh answers or ends them itself when it stops.
use() {
  sed -i -E "s/^( *server $1)( down| backup)?;/\1$2;/" "$conf"
  $nginx -t -q
  old=$(pgrep -P "$(cat "$pid")" | tr '\n' ,)
  $nginx -s reload
  tenths=0
  while [ $tenths -lt $((drain * 10)) ] && ps -o pid= -p "${old%,}" >/dev/null; do
    tenths=$((tenths + 1))
    sleep 0.1
  done
}

# Without them nothing would wait for the front.
for program in curl flock pgrep ps; do
  command -v $program >/dev/null || { echo "there is no $program: apt install curl procps util-linux" >&2; exit 2; }
done
# health.sh waits for the end of this.
exec 9>"$conf.lock"
flock 9
pid=$(sed -nE 's/^pid +"?([^";]*)"?;/\1/p' "$conf")
for pair in "$@"; do
  address=${pair%%=*} unit=${pair#*=}
  grep -qE "^ *server $address( down| backup)?;" "$conf" || { echo "$conf has no server $address" >&2; exit 2; }
  use "$address" " down"
  $restart "$unit" 9>&-
  seconds=0
  until curl -fsS -o /dev/null --max-time 5 "http://$address/readyz" 2>/dev/null; do
    seconds=$((seconds + 1))
    [ $seconds -lt "$patience" ] || { echo "$unit is not ready after $patience s: it stays out" >&2; exit 1; }
    sleep 1
  done
  use "$address" ""
  echo "$unit serves again"
done
