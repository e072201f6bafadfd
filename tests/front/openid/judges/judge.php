<?php
// Does what lines of JSON ask of the sample, and answers each with a line of JSON.
declare(strict_types=1);

[, $sample, $cache, $issuer, $clientId, $key, $kid, $redirect, $scope] = $argv;
set_error_handler(fn(int $level, string $message, string $file, int $line) =>
    error_reporting() & $level ? throw new \ErrorException($message, 0, $level, $file, $line) : false);
require "$sample/sign_in.php";

while (($line = fgets(STDIN)) !== false) {
    $task = json_decode($line, true);
    // A new one each time, because PHP forgets between requests.
    $site = new Panjereh\SignIn($issuer, $clientId, file_get_contents($key), $kid, $redirect, $cache, $scope);
    try {
        $answer = match ($task['do']) {
            'begin' => array_combine(['url', 'pending'],
                $site->begin($task['level'] ?? null, $task['max_age'] ?? null, $task['prompt'] ?? null)),
            'finish' => $site->finish($task['query'], $task['pending']),
            'person' => ['claims' => $site->person($task['access_token'], $task['sub'])],
            'sign_out' => ['url' => $site->signOutUrl($task['id_token'], $task['return_to'])],
            'ended' => array_combine(['sub', 'sid'], $site->ended($task['logout_token'])),
        };
    } catch (Panjereh\SignInRefused $error) {
        $answer = ['refused' => $error->getMessage(), 'error' => $error->error];
    }
    echo json_encode($answer), "\n";
}
