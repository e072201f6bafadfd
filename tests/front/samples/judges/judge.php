<?php
// Reads lines of "seconds token" and answers each with "accepted" and the subject, or "refused".
namespace Panjereh;

[, $samples, $cache, $issuer, $audience] = $argv;
$now = 0;

/** Within the sample's namespace it takes the place of PHP's own. */
function time(): int
{
    return $GLOBALS['now'];
}

set_error_handler(fn(int $level, string $message, string $file, int $line) =>
    error_reporting() & $level ? throw new \ErrorException($message, 0, $level, $file, $line) : false);
require "$samples/assertion.php";

while (($line = fgets(STDIN)) !== false) {
    [$seconds, $token] = explode(' ', rtrim($line, "\n"), 2);
    $now = (int) $seconds;
    try {
        // A new one each time, because PHP forgets between requests.
        $visitor = (new Verifier($issuer, $audience, $cache))->visitor($token);
        echo "accepted $visitor[sub]\n";
    } catch (Refused $error) {
        echo "refused {$error->getMessage()}\n";
    }
}
