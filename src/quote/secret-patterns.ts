interface Pattern {
  readonly rule: string
  readonly pattern: RegExp
  /** Whether a match is one; every match is, if absent. */
  readonly accepts?: (match: string) => boolean
}

/** Credentials by their own shape, which the general rules do not know. Each pattern is found within a line. */
export const PATTERNS: readonly Pattern[] = [
  // As git keeps it in http.<url>.extraheader, and as logs of requests hold it.
  { rule: 'authorization-header', pattern: /\bauthorization\s*[:=]\s*["']?(?:basic|bearer|token)\s+[\w+/=.~-]{8,}/gi },
  // RFC 7617: the name and the password of a user, wherever a header is kept in parts.
  { rule: 'basic-credentials', pattern: /\bbasic\s+[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/=])/gi, accepts: isBasic },
  // RFC 6750. Words of prose have no digits.
  { rule: 'bearer-token', pattern: /\bbearer\s+(?=[\w+/=.~-]*\d)[\w+/=.~-]{16,}/gi },
  // RFC 7519: header and payload are JSON objects, so both begin with `{"` in base64url.
  { rule: 'json-web-token', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/g },
  // RFC 5803, as PostgreSQL stores it.
  { rule: 'scram-verifier', pattern: /SCRAM-SHA-(?:1|256)\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+/g },
  { rule: 'argon2-hash', pattern: /\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+/g },
  { rule: 'bcrypt-hash', pattern: /\$2[abxy]?\$\d\d\$[A-Za-z0-9./]{53}/g },
  // Django, Passlib, Werkzeug.
  { rule: 'pbkdf2-hash', pattern: /\bpbkdf2_sha(?:1|256|512)\$\d+\$[^$\s]+\$[A-Za-z0-9+/=]{20,}/g },
  { rule: 'pbkdf2-hash', pattern: /\$pbkdf2(?:-sha(?:1|256|512))?\$\d+\$[A-Za-z0-9./+]+\$[A-Za-z0-9./+]{20,}/g },
  { rule: 'pbkdf2-hash', pattern: /\bpbkdf2:sha(?:1|256|512)(?::\d+)?\$[^$\s]+\$[0-9a-f]{32,}/gi },
  { rule: 'scrypt-hash', pattern: /\bscrypt:\d+:\d+:\d+\$[^$\s]+\$[0-9a-f]{32,}/gi },
  // crypt(3) with MD5, SHA-256, SHA-512, yescrypt and scrypt.
  { rule: 'crypt-hash', pattern: /\$1\$[A-Za-z0-9./]{1,8}\$[A-Za-z0-9./]{22}(?![A-Za-z0-9./])/g },
  { rule: 'crypt-hash', pattern: /\$5\$(?:rounds=\d+\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{43}(?![A-Za-z0-9./])/g },
  { rule: 'crypt-hash', pattern: /\$6\$(?:rounds=\d+\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{86}(?![A-Za-z0-9./])/g },
  { rule: 'crypt-hash', pattern: /\$(?:y|7|gy)\$[A-Za-z0-9./]{1,20}\$[A-Za-z0-9./]{1,86}\$[A-Za-z0-9./]{43}/g },
  // phpass: WordPress, phpBB, Drupal 7.
  { rule: 'phpass-hash', pattern: /\$[PH]\$[5-9A-Za-z./][A-Za-z0-9./]{30}(?![A-Za-z0-9./])/g },
  { rule: 'phpass-hash', pattern: /\$S\$[A-Za-z0-9./]{52}(?![A-Za-z0-9./])/g },
  // RFC 2307 and its successors.
  { rule: 'ldap-hash', pattern: /\{(?:SSHA(?:256|384|512)?|SHA(?:256|384|512)?|SMD5|MD5)\}[A-Za-z0-9+/]{20,}={0,2}/gi },
  { rule: 'stripe-key', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/g },
  { rule: 'stripe-key', pattern: /\bwhsec_[A-Za-z0-9+/]{24,}={0,2}/g },
  { rule: 'google-key', pattern: /\bAIza[\w-]{35}(?![\w-])/g },
  { rule: 'google-key', pattern: /\bGOCSPX-[\w-]{20,}/g },
  { rule: 'google-token', pattern: /\bya29\.[\w-]{20,}/g },
  { rule: 'google-token', pattern: /(?<![\w/])1\/\/0[\w-]{20,}/g },
  { rule: 'role-password', pattern: /\b(?:create|alter)\s+(?:role|user|group)\b[^;]{0,300}?\bpassword\s+(?:e)?'[^']+'/gi },
  { rule: 'mapping-password', pattern: /\boptions\s*\([^;]{0,300}?\bpassword\s+'[^']+'/gi },
  { rule: 'connection-password', pattern: /\bconnection\s+'[^']{0,300}?\bpassword\s*=\s*[^\s']+/gi }
]

/** A name, a colon and a password, all printable. */
function isBasic(match: string): boolean {
  const decoded = Buffer.from(match.replace(/^basic\s+/i, ''), 'base64').toString('latin1')
  return /^[^:\p{Cc}]+:[^\p{Cc}]+$/u.test(decoded)
}

/** Values that documentation uses, which open nothing. */
const DOCUMENTED = [
  // docs.aws.amazon.com
  'AKIAIOSFODNN7EXAMPLE',
  'ASIAIOSFODNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  // docs.stripe.com
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'sk_test_BQokikJOvBiI2HlWgH4olfQ2',
  // RFC 7617 and RFC 6750
  'QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
  'dGVzdDoxMjPCow==',
  'mF_9.B5f-4.1JqM',
  // jwt.io
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'
]

/** What a header may have before its value. */
const MAX_PREFIX_CHARACTERS = 40

/** True for a sample of documentation: exactly its value, beside the name of a header. @param match what a rule found */
export function isDocumented(match: string): boolean {
  const text = match.trim()
  return DOCUMENTED.some(value => text.endsWith(value) && text.length - value.length <= MAX_PREFIX_CHARACTERS)
}
