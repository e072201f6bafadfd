<?php
// Signs people in with the window by OpenID Connect. PHP 8.1 with its openssl extension; no packages.
//
//     $window = new Panjereh\SignIn('https://sso.example.ir', 'library', $pem, '2026-11', $redirect, $cache);
//     [$url, $pending] = $window->begin();                  // keep $pending in the session, redirect to $url
//     $signedIn = $window->finish($_SERVER['QUERY_STRING'], $pending);   // at the redirect address
declare(strict_types=1);

namespace Panjereh;

/** The window did not say so, or it says no: $error is then its error, such as login_required. */
final class SignInRefused extends \Exception
{
    public function __construct(string $message, public readonly string $error = '')
    {
        parent::__construct($message);
    }
}

final class SignIn
{
    /** Seconds by which this machine's clock and the window's may differ. */
    private const LEEWAY = 5;
    /** Seconds for which what the window publishes is kept, and between fetches for unknown keys. */
    private const MAX_AGE = 300;
    private const COOLDOWN = 10;
    private const LEVEL = 'urn:panjereh:level:';
    private const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';
    /** The signature has 64 bytes, whose last character has four unused bits; they must be zero. */
    private const SHAPE = '/\A[\w-]+\.[\w-]+\.[\w-]{85}[AQgw]\z/';

    /**
     * @param string $issuer   origin of the window
     * @param string $clientId the service's id in services.json
     * @param string $key      private key (PEM), whose public half stands in services.json under $kid
     * @param string $redirect one of `openid.redirect_uris`, exactly
     * @param string $cache    a file that only PHP may write: whose keys it holds can be anybody
     */
    public function __construct(
        private string $issuer,
        private string $clientId,
        private string $key,
        private string $kid,
        private string $redirect,
        private string $cache,
        private string $scope = 'openid',
    ) {
    }

    /** Where the browser is sent, and what its session keeps until it comes back, used once. */
    public function begin(?int $level = null, ?int $maxAge = null, ?string $prompt = null): array
    {
        $pending = ['state' => self::random(), 'nonce' => self::random(), 'verifier' => self::random(),
            'level' => $level, 'max_age' => $maxAge];
        // The request is pushed (RFC 9126), which level 3 needs.
        $pushed = $this->post('pushed_authorization_request_endpoint', [
            'response_type' => 'code',
            'redirect_uri' => $this->redirect,
            'scope' => $this->scope,
            'state' => $pending['state'],
            'nonce' => $pending['nonce'],
            'code_challenge' => self::base64url(hash('sha256', $pending['verifier'], true)),
            'code_challenge_method' => 'S256',
            'acr_values' => $level === null ? null : self::LEVEL . $level,
            'max_age' => $maxAge,
            'prompt' => $prompt,
        ]);
        $query = http_build_query(['client_id' => $this->clientId, 'request_uri' => $pushed['request_uri']]);
        return [$this->at('authorization_endpoint') . "?$query", $pending];
    }

    /**
     * $query: what follows the question mark. Throws SignInRefused unless the window sends this
     * person to this site, now, as this browser asked.
     */
    public function finish(string $query, array $pending): array
    {
        parse_str($query, $got);
        $one = fn(string $name) => is_string($got[$name] ?? null) ? $got[$name] : '';
        if (!hash_equals($pending['state'], $one('state'))) throw new SignInRefused('another browser asked');
        // Whose answer it is (RFC 9207).
        if ($one('iss') !== $this->issuer) throw new SignInRefused('another issuer answers');
        if ($one('error') !== '') throw new SignInRefused($one('error_description'), $one('error'));
        $tokens = $this->post('token_endpoint', [
            'grant_type' => 'authorization_code',
            'code' => $one('code'),
            'redirect_uri' => $this->redirect,
            'code_verifier' => $pending['verifier'],
        ]);
        $claims = $this->verify($tokens['id_token'] ?? null);
        if (!is_string($claims['nonce'] ?? null) || !hash_equals($pending['nonce'], $claims['nonce'])) {
            throw new SignInRefused('for another browser');
        }
        if (self::levelOf($claims) < ($pending['level'] ?? 1)) throw new SignInRefused('the level is too low');
        $maxAge = $pending['max_age'] ?? null;
        if ($maxAge !== null && self::seconds($claims, 'auth_time') < time() - $maxAge - self::LEEWAY) {
            throw new SignInRefused('the proof is too old');
        }
        return ['claims' => $claims, 'id_token' => $tokens['id_token'], 'access_token' => $tokens['access_token']];
    }

    /** What the window says about the person now. */
    public function person(string $accessToken, string $sub): array
    {
        $claims = self::fetch($this->at('userinfo_endpoint'), ['header' => "Authorization: Bearer $accessToken"]);
        if (($claims['sub'] ?? null) !== $sub) throw new SignInRefused('about somebody else');
        return $claims;
    }

    /** Where the browser is sent to sign out everywhere. Ends your own session first. */
    public function signOutUrl(string $idToken, string $returnTo): string
    {
        return $this->at('end_session_endpoint') . '?' . http_build_query([
            'client_id' => $this->clientId,
            'id_token_hint' => $idToken,
            'post_logout_redirect_uri' => $returnTo,
        ]);
    }

    /** Back-channel logout: [sub, sid] of who has left. Throws SignInRefused unless the window says so. */
    public function ended(string $logoutToken): array
    {
        $claims = $this->verify($logoutToken, 'logout+jwt');
        if (!is_array($claims['events'] ?? null) || !array_key_exists(self::LOGOUT, $claims['events'])
            || array_key_exists('nonce', $claims) || !is_string($claims['sid'] ?? null)
            || !is_string($claims['jti'] ?? null)) {
            throw new SignInRefused('no logout token');
        }
        return [$claims['sub'], $claims['sid']];
    }

    /** 0 if the token names none. */
    public static function levelOf(array $claims): int
    {
        $level = array_search($claims['acr'] ?? '', [1 => self::LEVEL . '1', self::LEVEL . '2', self::LEVEL . '3'], true);
        return $level === false ? 0 : $level;
    }

    private function verify(mixed $token, ?string $typ = null): array
    {
        if (!is_string($token) || !preg_match(self::SHAPE, $token)) throw new SignInRefused('malformed');
        [$head, $body, $signature] = explode('.', $token);
        $header = self::object(self::bytes($head));
        // Never the algorithm that the token asks for.
        if (($header['alg'] ?? '') !== 'ES256' || array_key_exists('crit', $header)
            || !is_string($header['kid'] ?? null) || ($typ !== null && ($header['typ'] ?? '') !== $typ)) {
            throw new SignInRefused('another kind of token');
        }
        $public = $this->published($header['kid'])['keys'][$header['kid']] ?? throw new SignInRefused('unknown key');
        if (openssl_verify("$head.$body", self::der(self::bytes($signature)), $public, OPENSSL_ALGO_SHA256) !== 1) {
            throw new SignInRefused('forged');
        }
        $claims = self::object(self::bytes($body));
        $audience = $claims['aud'] ?? '';
        if (($claims['iss'] ?? '') !== $this->issuer
            || ($audience !== $this->clientId && $audience !== [$this->clientId])) {
            throw new SignInRefused('for another site');
        }
        if (self::seconds($claims, 'exp') <= time() - self::LEEWAY
            || self::seconds($claims, 'iat') > time() + self::LEEWAY
            || (array_key_exists('nbf', $claims) && self::seconds($claims, 'nbf') > time() + self::LEEWAY)) {
            throw new SignInRefused('too old, or this clock is wrong');
        }
        if (!is_string($claims['sub'] ?? null) || $claims['sub'] === '') throw new SignInRefused('about nobody');
        return $claims;
    }

    private function at(string $endpoint): string
    {
        return $this->published()['endpoints'][$endpoint] ?? throw new SignInRefused("no $endpoint");
    }

    /** Endpoints and keys (PEM by kid). PHP forgets between requests, so they are kept in a file. */
    private function published(?string $kid = null): array
    {
        $kept = json_decode((string) @file_get_contents($this->cache), true)
            ?? ['tried' => 0, 'endpoints' => [], 'keys' => []];
        $age = time() - $kept['tried'];
        $isKnown = $kept['endpoints'] !== [] && ($kid === null || isset($kept['keys'][$kid]));
        if ($age >= self::MAX_AGE || (!$isKnown && $age >= self::COOLDOWN)) {
            try {
                $kept = $this->look() + ['tried' => time()];
            } catch (SignInRefused) {
                $kept['tried'] = time(); // the window cannot be reached: what is known holds
            }
            // Renaming is atomic: another request reads the old file or the new one.
            $new = tempnam(dirname($this->cache), 'keys');
            file_put_contents($new, json_encode($kept));
            rename($new, $this->cache);
        }
        return $kept;
    }

    private function look(): array
    {
        $endpoints = self::fetch("$this->issuer/.well-known/openid-configuration");
        if (($endpoints['issuer'] ?? '') !== $this->issuer) throw new SignInRefused('another issuer');
        // What stands before the point of a P-256 key (RFC 5480), whose last byte says: uncompressed.
        $frame = hex2bin('3059301306072a8648ce3d020106082a8648ce3d03010703420004');
        $keys = [];
        foreach (self::fetch($endpoints['jwks_uri'])['keys'] ?? [] as $key) {
            if (($key['crv'] ?? '') !== 'P-256') continue;
            $body = base64_encode($frame . self::bytes($key['x']) . self::bytes($key['y']));
            $keys[$key['kid']] = "-----BEGIN PUBLIC KEY-----\n$body\n-----END PUBLIC KEY-----\n";
        }
        return ['endpoints' => array_filter($endpoints, is_string(...)), 'keys' => $keys];
    }

    /** With the client's own signature (private_key_jwt, RFC 7523). */
    private function post(string $endpoint, array $fields): array
    {
        $now = time();
        $head = self::base64url(json_encode(['alg' => 'ES256', 'kid' => $this->kid, 'typ' => 'JWT']));
        $body = self::base64url(json_encode(['iss' => $this->clientId, 'sub' => $this->clientId,
            'aud' => $this->issuer, 'jti' => self::random(), 'iat' => $now, 'exp' => $now + 60]));
        openssl_sign("$head.$body", $der, $this->key, OPENSSL_ALGO_SHA256);
        $fields += [
            'client_id' => $this->clientId,
            'client_assertion_type' => 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            'client_assertion' => "$head.$body." . self::base64url(self::raw($der)),
        ];
        return self::fetch($this->at($endpoint), [
            'method' => 'POST',
            'header' => 'Content-Type: application/x-www-form-urlencoded',
            'content' => http_build_query($fields), // leaves out what is null
        ]);
    }

    private static function fetch(string $url, array $options = []): array
    {
        $options += ['timeout' => 5, 'follow_location' => 0, 'ignore_errors' => true];
        $text = @file_get_contents($url, false, stream_context_create(['http' => $options]));
        if ($text === false) throw new SignInRefused('the window cannot be reached');
        $value = self::object($text);
        if (!str_contains($http_response_header[0], ' 2')) {
            throw new SignInRefused($http_response_header[0], (string) ($value['error'] ?? ''));
        }
        return $value;
    }

    private static function seconds(array $claims, string $name): int|float
    {
        $value = $claims[$name] ?? null;
        // 1e999 is a number, and a time that never comes.
        return (is_int($value) || is_float($value)) && abs($value) < 2 ** 53
            ? $value : throw new SignInRefused("no $name");
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

    /** The other way. */
    private static function raw(string $der): string
    {
        $raw = '';
        for ($at = 2; $at < strlen($der); $at += 2 + $length) {
            $length = ord($der[$at + 1]);
            $raw .= str_pad(ltrim(substr($der, $at + 2, $length), "\0"), 32, "\0", STR_PAD_LEFT);
        }
        return $raw;
    }

    private static function object(string $text): array
    {
        $value = json_decode($text, true, 16);
        return is_array($value) ? $value : throw new SignInRefused('malformed');
    }

    private static function random(): string
    {
        return self::base64url(random_bytes(32));
    }

    private static function base64url(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }

    private static function bytes(string $part): string
    {
        return (string) base64_decode(strtr($part, '-_', '+/'), true);
    }
}
