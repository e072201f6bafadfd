<?php
// Verifies the window's assertion. PHP 8.1 with its openssl extension, and sodium for EdDSA; no
// packages.
//
//     $verifier = new Panjereh\Verifier('https://sso.example.ir', 'library', '/var/lib/library/keys.json');
//     $claims = $verifier->visitor($_SERVER['HTTP_X_IDENTITY_ASSERTION'] ?? '');
declare(strict_types=1);

namespace Panjereh;

final class Refused extends \Exception
{
}

final class Verifier
{
    /** Seconds by which this machine's clock and the window's may differ, in both directions. */
    private const LEEWAY = 5;
    /** Real ones have about 1,500 characters. */
    private const MAX_LENGTH = 8192;
    /**
     * Base64url without padding. A signature of both algorithms has exactly 64 bytes, whose last character has four
     * unused bits; they must be zero, so that nobody can write one signature in two ways.
     */
    private const SHAPE = '/\A[\w-]+\.[\w-]+\.[\w-]{85}[AQgw]\z/';
    /** Beyond it, numbers of JSON are inexact, or infinite. */
    private const MAX_TIME = 2 ** 53;
    /** Seconds for which the key set is kept. */
    private const MAX_AGE = 300;
    /** Seconds between two fetches for unknown keys, because strangers can invent many. */
    private const COOLDOWN = 10;

    /**
     * @param string $issuer   origin of the window
     * @param string $audience the service's id in services.json
     * @param string $cache    a file that only PHP may write: whoever can write it can be anybody
     */
    public function __construct(
        private string $issuer,
        private string $audience,
        private string $cache,
    ) {
    }

    /** Throws Refused unless the window issued the assertion for this service, just now. */
    public function visitor(string $assertion): array
    {
        if (strlen($assertion) > self::MAX_LENGTH || !preg_match(self::SHAPE, $assertion)) {
            throw new Refused('malformed');
        }
        [$head, $body, $signature] = explode('.', $assertion);
        $header = self::object($head);
        // A token for another purpose has another type. `crit` names what a reader must know (RFC 7515).
        if (($header['typ'] ?? '') !== 'identity-assertion+jwt' || array_key_exists('crit', $header)
            || !is_string($header['kid'] ?? null)) {
            throw new Refused('another kind of token');
        }
        // The key's algorithm, never the one that the token asks for.
        [$alg, $key] = $this->key($header['kid']);
        if (($header['alg'] ?? '') !== $alg) throw new Refused('another kind of token');
        $isSigned = match ($alg) {
            'ES256' => openssl_verify("$head.$body", self::der(self::bytes($signature)), $key, OPENSSL_ALGO_SHA256) === 1,
            'EdDSA' => sodium_crypto_sign_verify_detached(self::bytes($signature), "$head.$body", self::bytes($key)),
        };
        if (!$isSigned) throw new Refused('forged');
        $claims = self::object($body);
        if (($claims['iss'] ?? '') !== $this->issuer || ($claims['aud'] ?? '') !== $this->audience) {
            throw new Refused('for another service');
        }
        // 1e999 is a number, and a time that never comes.
        $time = fn(string $name) => (is_int($claims[$name] ?? null) || is_float($claims[$name] ?? null))
            && abs($claims[$name]) < self::MAX_TIME ? $claims[$name] : throw new Refused("no $name");
        [$earliest, $latest] = [time() - self::LEEWAY, time() + self::LEEWAY];
        if ($time('exp') <= $earliest || $time('iat') > $latest
            || (array_key_exists('nbf', $claims) && $time('nbf') > $latest)) {
            throw new Refused('too old, or this clock is wrong');
        }
        if (!is_string($claims['sub'] ?? null) || $claims['sub'] === '') throw new Refused('about nobody');
        return $claims;
    }

    /** Algorithm and public key. PHP forgets between requests, so the key set is kept in a file. */
    private function key(string $kid): array
    {
        $kept = json_decode((string) @file_get_contents($this->cache), true) ?? ['tried' => 0, 'keys' => []];
        $age = time() - $kept['tried'];
        if ($age >= self::MAX_AGE || (!is_array($kept['keys'][$kid] ?? null) && $age >= self::COOLDOWN)) {
            // If the window cannot be reached, the known keys hold.
            $kept = ['tried' => time(), 'keys' => $this->fetch() ?? $kept['keys']];
            // Renaming is atomic: another request reads the old file or the new one.
            $new = tempnam(dirname($this->cache), 'keys');
            file_put_contents($new, json_encode($kept));
            rename($new, $this->cache);
        }
        // An older version of this file has kept texts.
        $known = $kept['keys'][$kid] ?? null;
        return is_array($known) ? $known : throw new Refused('unknown key');
    }

    /** By its `kid`, the algorithm of each key and its PEM; of EdDSA the 32 bytes in base64url. */
    private function fetch(): ?array
    {
        $context = stream_context_create(['http' => ['timeout' => 3]]);
        $text = @file_get_contents("$this->issuer/.well-known/jwks.json", false, $context);
        $set = json_decode((string) $text, true);
        if (!is_array($set['keys'] ?? null)) return null;
        // What stands before the point of a P-256 key (RFC 5480), whose last byte says: uncompressed.
        $frame = hex2bin('3059301306072a8648ce3d020106082a8648ce3d03010703420004');
        $keys = [];
        foreach ($set['keys'] as $key) {
            $curve = $key['crv'] ?? '';
            if ($curve === 'Ed25519' && strlen(self::bytes($key['x'])) === 32) $keys[$key['kid']] = ['EdDSA', $key['x']];
            if ($curve !== 'P-256') continue;
            $body = base64_encode($frame . self::bytes($key['x']) . self::bytes($key['y']));
            $keys[$key['kid']] = ['ES256', "-----BEGIN PUBLIC KEY-----\n$body\n-----END PUBLIC KEY-----\n"];
        }
        return $keys;
    }

    /** From the two numbers of 32 bytes in a JWS (RFC 7518, 3.4) to DER, which OpenSSL reads. */
    private static function der(string $signature): string
    {
        $numbers = '';
        foreach (str_split($signature, 32) as $number) {
            $number = ltrim($number, "\0");
            // DER is signed: a first bit of 1 would make the number negative.
            if ($number === '' || ord($number[0]) > 127) $number = "\0$number";
            $numbers .= "\x02" . chr(strlen($number)) . $number;
        }
        return "\x30" . chr(strlen($numbers)) . $numbers;
    }

    private static function object(string $part): array
    {
        $value = json_decode(self::bytes($part), true, 16);
        return is_array($value) ? $value : throw new Refused('malformed');
    }

    private static function bytes(string $part): string
    {
        return (string) base64_decode(strtr($part, '-_', '+/'), true);
    }
}
