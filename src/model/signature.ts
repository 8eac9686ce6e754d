/** Who must have signed. Every name is compared as a whole: there are no patterns. */
export interface ExpectedIdentity {
  /** The service that vouched for the signer to the certificate authority, as a URL. Absent: the certificate has none. */
  readonly issuer?: string
  /** URL of the repository whose workflow ran, such as `https://github.com/OWNER/NAME`. */
  readonly repository?: string
  /** URL of the workflow that signed, with or without `@REF`. */
  readonly workflow?: string
  /** The ref that the workflow ran for, such as `refs/heads/main`. */
  readonly ref?: string
  /** The subject alternative name of the certificate: an e-mail address or a URI. */
  readonly identity?: string
}

/** Who signs the attestations of immutable releases: one name for all repositories, so the statement must name the repository. */
export const GITHUB_RELEASES = 'https://dotcom.releases.github.com'

/** A file that was read where the expectation comes from: never in the head of a pull request. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Whose signature a manifest must have, and what it is checked with. Either an identity or a key is set. */
export interface ExpectedSigner {
  readonly identity?: ExpectedIdentity
  /** A public key: PEM, minisign or signify. */
  readonly key?: NamedBytes
  /** Trusted roots of Sigstore as JSON or JSON lines; the one in this package when absent. */
  readonly root?: NamedBytes
  /** Path of the signature; it is looked for beside the manifest when absent. */
  readonly bundle?: string
}

/** A signature that was verified, for the report. */
export interface Signature {
  /** The subject alternative name of the certificate, or the public key. */
  readonly signer: string
  readonly issuer?: string
  readonly repository?: string
  readonly ref?: string
  /** The commit that the workflow ran for. */
  readonly commit?: string
  /** When it was signed, as a log or a timestamp authority states: ISO 8601, UTC. */
  readonly at?: string
  /** The log and the index of the entry there. */
  readonly log?: string
  /** What the certificate, the log and the timestamp were checked against. */
  readonly root?: string
  /** The file that has the signature. */
  readonly bundle: string
  /** What was signed: the bytes of the manifest, a statement that names it, or a statement that lists its files. */
  readonly signs: 'manifest' | 'statement about the manifest' | 'list of the files'
}
