// Posts a letter. Go 1.19, standard library alone: go run letter.go <national ID> <idempotency key>
//
// WINDOW and API: the two origins; SERVICE: the id in services.json; KEY, KID: the key and its name.
package main

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

var client = &http.Client{Timeout: 10 * time.Second}

func main() {
	letter, err := json.Marshal(map[string]any{
		"recipient":          map[string]string{"national_id": os.Args[1]},
		"kind":               "decision",
		"title":              "رأی هیئت",
		"body":               "با سلام\n\nرأی هیئت دربارهٔ **اعتراض شما** صادر شد.",
		"period":             map[string]any{"of": "objection", "days": 20},
		"needs_confirmation": true,
		"legal":              true,
	})
	check(err)
	token, err := token()
	check(err)
	posted, err := post(os.Getenv("API")+"/api/v1/letters", string(letter), map[string]string{
		"Authorization":   "Bearer " + token,
		"Content-Type":    "application/json",
		"Idempotency-Key": os.Args[2],
	})
	check(err)
	fmt.Println(string(posted))
}

// Holds for ten minutes: keep it for further requests.
func token() (string, error) {
	assertion, err := assertion()
	if err != nil {
		return "", err
	}
	form := url.Values{
		"grant_type":            {"client_credentials"},
		"scope":                 {"letters.write letters.read events.read"},
		"client_assertion_type": {"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
		"client_assertion":      {assertion},
	}
	answer, err := post(os.Getenv("WINDOW")+"/openid/token", form.Encode(), map[string]string{
		"Content-Type": "application/x-www-form-urlencoded",
	})
	if err != nil {
		return "", err
	}
	var got struct {
		AccessToken string `json:"access_token"`
	}
	return got.AccessToken, json.Unmarshal(answer, &got)
}

// Who asks, signed for a minute (private_key_jwt, RFC 7523).
func assertion() (string, error) {
	text, err := os.ReadFile(os.Getenv("KEY"))
	if err != nil {
		return "", err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return "", errors.New("no PEM")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return "", err
	}
	key, ok := parsed.(*ecdsa.PrivateKey)
	if !ok {
		return "", errors.New("another kind of key")
	}
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		return "", err
	}
	service, now := os.Getenv("SERVICE"), time.Now().Unix()
	header, err := json.Marshal(map[string]any{"alg": "ES256", "kid": os.Getenv("KID")})
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]any{
		"iss": service, "sub": service, "aud": os.Getenv("WINDOW"),
		"jti": hex.EncodeToString(id), "iat": now, "exp": now + 60,
	})
	if err != nil {
		return "", err
	}
	encode := base64.RawURLEncoding.EncodeToString
	signed := encode(header) + "." + encode(claims)
	digest := sha256.Sum256([]byte(signed))
	r, s, err := ecdsa.Sign(rand.Reader, key, digest[:])
	if err != nil {
		return "", err
	}
	signature := make([]byte, 64)
	r.FillBytes(signature[:32])
	s.FillBytes(signature[32:])
	return signed + "." + encode(signature), nil
}

func post(address, body string, headers map[string]string) ([]byte, error) {
	request, err := http.NewRequest("POST", address, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err == nil && answer.StatusCode/100 != 2 {
		err = errors.New(string(text))
	}
	return text, err
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
