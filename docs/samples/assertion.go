// Package identity verifies the window's assertion. Go 1.19, standard library alone.
//
//	verifier := &identity.Verifier{Issuer: "https://sso.example.ir", Audience: "library"}
//	claims, err := verifier.Visitor(request.Header.Get("X-Identity-Assertion"))
package identity

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"
)

const (
	leeway    = 5                // seconds by which this machine's clock and the window's may differ, in both directions
	maxLength = 8192             // real ones have about 1,500 characters
	maxTime   = 1 << 53          // beyond it, numbers of JSON are inexact
	maxAge    = 5 * time.Minute  // for which the key set is kept
	cooldown  = 10 * time.Second // between two fetches for unknown keys, because strangers can invent many
)

// Base64url without padding. A signature of both algorithms has exactly 64 bytes, whose last character has four
// unused bits; they must be zero, so that nobody can write one signature in two ways.
var shape = regexp.MustCompile(`\A[\w-]+\.[\w-]+\.[\w-]{85}[AQgw]\z`)

var client = &http.Client{Timeout: 3 * time.Second}

// Claims about a visitor; docs/wires.md lists them. A map, because Go reads "SUB" into a field `sub`.
type Claims map[string]any

// Verifier is safe for concurrent use.
type Verifier struct {
	Issuer   string           // origin of the window
	Audience string           // the service's id in services.json
	Now      func() time.Time // time.Now by default

	mutex sync.Mutex
	keys  map[string]crypto.PublicKey
	tried time.Time
}

// Visitor returns an error unless the window issued the assertion for this service, just now.
func (v *Verifier) Visitor(assertion string) (Claims, error) {
	if len(assertion) > maxLength || !shape.MatchString(assertion) {
		return nil, errors.New("malformed")
	}
	parts := strings.Split(assertion, ".")
	var header, claims Claims
	if decode(parts[0], &header) != nil || decode(parts[1], &claims) != nil {
		return nil, errors.New("malformed")
	}
	// A token for another purpose has another type. `crit` names what a reader must know (RFC 7515).
	_, critical := header["crit"]
	if header["typ"] != "identity-assertion+jwt" || critical {
		return nil, errors.New("another kind of token")
	}
	kid, _ := header["kid"].(string)
	key, err := v.key(kid)
	if err != nil {
		return nil, err
	}
	signature, _ := base64.RawURLEncoding.DecodeString(parts[2])
	if !verify(key, header["alg"], []byte(parts[0]+"."+parts[1]), signature) {
		return nil, errors.New("forged")
	}
	if err := v.judge(claims); err != nil {
		return nil, err
	}
	return claims, nil
}

// The key's algorithm, never the one that the token asks for.
func verify(key crypto.PublicKey, alg any, text, signature []byte) bool {
	switch key := key.(type) {
	case *ecdsa.PublicKey:
		hash := sha256.Sum256(text)
		return alg == "ES256" && ecdsa.Verify(key, hash[:], number(signature[:32]), number(signature[32:]))
	case ed25519.PublicKey:
		return alg == "EdDSA" && ed25519.Verify(key, text, signature)
	}
	return false
}

func (v *Verifier) judge(claims Claims) error {
	if claims["iss"] != v.Issuer || claims["aud"] != v.Audience {
		return errors.New("for another service")
	}
	now := float64(v.now().Unix())
	expires, hasEnd := claims["exp"].(float64)
	issued, hasStart := claims["iat"].(float64)
	if !hasEnd || expires <= now-leeway || expires >= maxTime || !hasStart || issued > now+leeway {
		return errors.New("too old, or this clock is wrong")
	}
	if value, given := claims["nbf"]; given {
		if begins, ok := value.(float64); !ok || begins > now+leeway {
			return errors.New("not yet valid, or this clock is wrong")
		}
	}
	if subject, _ := claims["sub"].(string); subject == "" {
		return errors.New("about nobody")
	}
	return nil
}

func (v *Verifier) key(kid string) (crypto.PublicKey, error) {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	age := v.now().Sub(v.tried)
	if age >= maxAge || v.keys[kid] == nil && age >= cooldown {
		v.tried = v.now()
		// If the window cannot be reached, the known keys hold.
		if keys, err := fetch(v.Issuer + "/.well-known/jwks.json"); err == nil {
			v.keys = keys
		}
	}
	if key := v.keys[kid]; key != nil {
		return key, nil
	}
	return nil, fmt.Errorf("unknown key %q", kid)
}

func fetch(address string) (map[string]crypto.PublicKey, error) {
	response, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var set struct {
		Keys []struct{ Kid, Crv, X, Y string }
	}
	if err := json.NewDecoder(response.Body).Decode(&set); err != nil || len(set.Keys) == 0 {
		return nil, fmt.Errorf("no keys: %s", response.Status)
	}
	keys := map[string]crypto.PublicKey{}
	for _, key := range set.Keys {
		x, _ := base64.RawURLEncoding.DecodeString(key.X)
		y, _ := base64.RawURLEncoding.DecodeString(key.Y)
		if key.Crv == "P-256" && elliptic.P256().IsOnCurve(number(x), number(y)) {
			keys[key.Kid] = &ecdsa.PublicKey{Curve: elliptic.P256(), X: number(x), Y: number(y)}
		} else if key.Crv == "Ed25519" && len(x) == ed25519.PublicKeySize {
			keys[key.Kid] = ed25519.PublicKey(x)
		}
	}
	return keys, nil
}

func (v *Verifier) now() time.Time {
	if v.Now != nil {
		return v.Now()
	}
	return time.Now()
}

func decode(part string, into *Claims) error {
	text, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

func number(bytes []byte) *big.Int { return new(big.Int).SetBytes(bytes) }
