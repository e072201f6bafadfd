<?php
// Posts a letter. PHP 8.1 with its openssl extension: letter.php <national ID> <idempotency key>
// WINDOW and API: the two origins; SERVICE: the id in services.json; KEY, KID: the key and its name.
declare(strict_types=1);

[, $nationalId, $idempotencyKey] = $argv;

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** OpenSSL writes r and s in DER; a JWS has 32 bytes of each (RFC 7518 §3.4). */
function joinNumbers(string $der): string
{
    $r = substr($der, 4, ord($der[3]));
    $s = substr($der, 6 + strlen($r));
    $fixed = fn(string $number) => str_pad(ltrim($number, "\0"), 32, "\0", STR_PAD_LEFT);
    return $fixed($r) . $fixed($s);
}

function post(string $url, string $body, array $headers): array
{
    $answer = file_get_contents($url, false, stream_context_create(['http' => [
        'method' => 'POST',
        'header' => $headers,
        'content' => $body,
        'ignore_errors' => true,
        'follow_location' => 0,
        'timeout' => 10,
    ]]));
    if ($answer === false || !preg_match('/^HTTP\S+ 2/', $http_response_header[0])) {
        fwrite(STDERR, $answer . "\n");
        exit(1);
    }
    return json_decode($answer, true, 16, JSON_THROW_ON_ERROR);
}

/** Holds for ten minutes: keep it for further requests. */
function token(): string
{
    $service = getenv('SERVICE');
    // Who asks, signed for a minute (private_key_jwt, RFC 7523).
    $signed = implode('.', array_map(fn($part) => base64url(json_encode($part, JSON_UNESCAPED_SLASHES)), [
        ['alg' => 'ES256', 'kid' => getenv('KID')],
        [
            'iss' => $service, 'sub' => $service, 'aud' => getenv('WINDOW'),
            'jti' => bin2hex(random_bytes(16)), 'iat' => time(), 'exp' => time() + 60,
        ],
    ]));
    openssl_sign($signed, $der, file_get_contents(getenv('KEY')), OPENSSL_ALGO_SHA256);
    $fields = [
        'grant_type' => 'client_credentials',
        'scope' => 'letters.write letters.read events.read',
        'client_assertion_type' => 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        'client_assertion' => $signed . '.' . base64url(joinNumbers($der)),
    ];
    $headers = ['Content-Type: application/x-www-form-urlencoded'];
    return post(getenv('WINDOW') . '/openid/token', http_build_query($fields), $headers)['access_token'];
}

$letter = [
    'recipient' => ['national_id' => $nationalId],
    'kind' => 'decision',
    'title' => 'رأی هیئت',
    'body' => "با سلام\n\nرأی هیئت دربارهٔ **اعتراض شما** صادر شد.",
    'period' => ['of' => 'objection', 'days' => 20],
    'needs_confirmation' => true,
    'legal' => true,
];
echo json_encode(post(getenv('API') . '/api/v1/letters', json_encode($letter), [
    'Authorization: Bearer ' . token(),
    'Content-Type: application/json',
    'Idempotency-Key: ' . $idempotencyKey,
])), "\n";
