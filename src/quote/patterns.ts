/** Credentials by their own shape, which the general rules do not know. Each pattern is found within a line. */
export const PATTERNS: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  // As git keeps it in http.<url>.extraheader, and as logs of requests hold it.
  { rule: 'authorization-header', pattern: /\bauthorization\s*[:=]\s*["']?(?:basic|bearer|token)\s+[\w+/=.~-]{8,}/gi },
  // RFC 7519: header and payload are JSON objects, so both begin with `{"` in base64url.
  { rule: 'json-web-token', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/g },
  // RFC 5803, as PostgreSQL stores it.
  { rule: 'scram-verifier', pattern: /SCRAM-SHA-(?:1|256)\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+/g },
  { rule: 'argon2-hash', pattern: /\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+/g },
  { rule: 'bcrypt-hash', pattern: /\$2[abxy]?\$\d\d\$[A-Za-z0-9./]{53}/g },
  { rule: 'role-password', pattern: /\b(?:create|alter)\s+(?:role|user|group)\b[^;]{0,300}?\bpassword\s+(?:e)?'[^']+'/gi },
  { rule: 'mapping-password', pattern: /\boptions\s*\([^;]{0,300}?\bpassword\s+'[^']+'/gi },
  { rule: 'connection-password', pattern: /\bconnection\s+'[^']{0,300}?\bpassword\s*=\s*[^\s']+/gi }
]
