<?php
// Shows what PHP receives, in the form of the sandbox's echo; answers as large as asked.
$target = $_SERVER['REQUEST_URI'];
if (preg_match('#^/head/(\d+)$#', $target, $match)) {
    header('X-Large: ' . str_repeat('z', intdiv($match[1], 2)));
    for ($n = 0; $n < 8; $n++) header("Set-Cookie: a$n=" . str_repeat('y', intdiv($match[1], 16)), false);
    exit('whole');
}
if (preg_match('#^/body/(\d+)$#', $target, $match)) {
    header("Content-Length: $match[1]");
    for ($left = (int) $match[1]; $left > 0; $left -= 65536) echo str_repeat("\0", min($left, 65536));
    exit;
}
$headers = [];
foreach ($_SERVER as $name => $value) {
    if (str_starts_with($name, 'HTTP_')) $headers[] = [strtr(substr($name, 5), '_', '-'), $value];
}
$body = fopen('php://input', 'rb');
$bytes = 0;
while (($part = fread($body, 65536)) !== false && $part !== '') $bytes += strlen($part);
header('Content-Type: application/json');
echo json_encode([
    'method' => $_SERVER['REQUEST_METHOD'],
    'target' => $target,
    'headers' => $headers,
    'bodyBytes' => $bytes,
    'user' => $_SERVER['REMOTE_USER'] ?? '',
], JSON_INVALID_UTF8_SUBSTITUTE);
