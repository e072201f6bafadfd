// Reads lines of "seconds token" and answers each with "accepted" and the subject, or "refused".
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"sample/identity"
)

func main() {
	var now time.Time
	clock := func() time.Time { return now }
	verifier := &identity.Verifier{Issuer: os.Args[1], Audience: os.Args[2], Now: clock}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		seconds, token, _ := strings.Cut(lines.Text(), " ")
		unix, _ := strconv.ParseInt(seconds, 10, 64)
		now = time.Unix(unix, 0)
		if claims, err := verifier.Visitor(token); err != nil {
			fmt.Println("refused", err)
		} else {
			fmt.Println("accepted", claims["sub"])
		}
	}
}
