/** What dpkg reads of the package: control fields, and the files that are the operator's. */
import { VERSION } from "../../../adapters/configuration/version.ts";

const ARCHITECTURES: Record<string, string> = { x86_64: "amd64", aarch64: "arm64" };

export const ARCHITECTURE = ARCHITECTURES[Deno.build.arch];

export const PACKAGE_NAME = `panjereh_${VERSION}_${ARCHITECTURE}.deb`;

/** `kibibytes`: of everything that is installed. */
export function control(kibibytes: number): string {
  return `Package: panjereh
Version: ${VERSION}
Architecture: ${ARCHITECTURE}
Maintainer: Panjereh <panjereh@localhost>
Installed-Size: ${kibibytes}
Depends: libc6 (>= 2.31), libgcc-s1, systemd (>= 250)
Recommends: nginx, curl, procps
Suggests: postgresql, sqlite3
Section: web
Priority: optional
Description: national sign-on window and identity-aware gateway
 Citizens prove who they are once; every service of an agency behind the
 gateway receives their identity as a signed assertion.
 .
 The package brings Deno ${Deno.version.deno} as /usr/lib/panjereh/bin/deno.
`;
}

/** dpkg keeps what the operator changed in them. */
export const CONFFILES = ["/etc/panjereh/panjereh.env", "/etc/panjereh/services.json"];

export const COPYRIGHT = `Panjereh is licensed under the Apache License 2.0:
/usr/share/common-licenses/Apache-2.0. The packages below /usr/lib/panjereh/node_modules carry their
own licences. /usr/lib/panjereh/bin/deno is Deno (https://deno.com), under the MIT licence:
Copyright 2018-2026 the Deno authors.
`;
