"""Does what lines of JSON ask of the sample, and answers each with a line of JSON."""
import json
import sys

sample, issuer, client_id, key, kid, redirect_uri, scope = sys.argv[1:]
sys.path.insert(0, sample)

import sign_in  # noqa: E402

site = sign_in.SignIn(issuer, client_id, open(key).read(), kid, redirect_uri, scope)


def begin(level=None, max_age=None, prompt=None):
    url, pending = site.begin(level, max_age, prompt)
    return {"url": url, "pending": pending}


def ended(logout_token):
    return dict(zip(("sub", "sid"), site.ended(logout_token)))


TASKS = {
    "begin": begin,
    "finish": site.finish,
    "person": lambda **task: {"claims": site.person(**task)},
    "sign_out": lambda **task: {"url": site.sign_out_url(**task)},
    "ended": ended,
}

for line in sys.stdin:
    task = json.loads(line)
    try:
        answer = TASKS[task.pop("do")](**task)
    except sign_in.Refused as error:
        answer = {"refused": str(error), "error": error.code}
    print(json.dumps(answer), flush=True)
